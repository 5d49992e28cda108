// How a connection sends.

#include <sys/socket.h>

#include <cerrno>
#include <utility>

#include "specgen/transport/connection.hpp"

namespace specgen::transport {
namespace {

/// After the last answer the rest of the input is thrown away for this long, so that the close does
/// not become a reset that destroys the answer on its way (RFC 9112, 9.6).
constexpr std::chrono::milliseconds kLinger{2'000};
/// Of an answer that is written in parts no more than this is held for a client.
constexpr std::size_t kWriteWindow = std::size_t{64} * 1024;

}  // namespace

bool Connection::reply(std::string_view message, bool keep_alive) {
  const std::lock_guard lock(mutex_);
  in_flight_ = false;
  answering_ = true;
  if (descriptor_ < 0 || broken_) return false;
  if (!keep_alive) closing_ = true;
  const bool delivered = write(message);
  if (delivered && unsent_.empty()) settle();
  // Inside the lock: once the descriptor is gone the host may be, too.
  if (unsent_.empty() && std::exchange(input_waits_, false)) host_->wake(shared_from_this());
  return delivered;
}

bool Connection::write_part(std::string_view part) {
  std::unique_lock lock(mutex_);
  while (!part.empty()) {
    changed_.wait(lock, [this] {
      return descriptor_ < 0 || broken_ || unsent_.size() - unsent_begin_ < kWriteWindow;
    });
    if (descriptor_ < 0 || broken_) return false;
    answering_ = true;
    const std::string_view piece = part.substr(0, kWriteWindow);
    if (!write(piece)) return false;
    part.remove_prefix(piece.size());
  }
  return descriptor_ >= 0 && !broken_;
}

bool Connection::wait_until(Clock::time_point time) {
  std::unique_lock lock(mutex_);
  return !changed_.wait_until(lock, time, [this] { return half_closed() || draining(); });
}

void Connection::abort() {
  const std::lock_guard lock(mutex_);
  in_flight_ = false;
  if (descriptor_ >= 0 && !broken_) cut();
}

bool Connection::write(std::string_view message) {
  ssize_t sent = 0;
  if (unsent_.empty()) {
    do {
      sent = ::send(descriptor_, message.data(), message.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    } while (sent < 0 && errno == EINTR);
    if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK) return cut(), false;
    if (sent < 0) sent = 0;
    if (static_cast<std::size_t>(sent) == message.size()) return true;
    written_since_ = 0;
    set_deadline(options_->timeouts.write);
  }
  message.remove_prefix(static_cast<std::size_t>(sent));
  if (unsent_.size() - unsent_begin_ + message.size() > options_->limits.output_bytes) {
    return cut(), false;
  }
  unsent_.append(message);
  watch();
  return true;
}

bool Connection::flush() {
  if (descriptor_ < 0 || broken_ || unsent_.empty()) return false;
  const std::string_view rest = std::string_view(unsent_).substr(unsent_begin_);
  const ssize_t sent = ::send(descriptor_, rest.data(), rest.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent < 0) {
    if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) cut();
    return false;
  }
  unsent_begin_ += static_cast<std::size_t>(sent);
  written_since_ += static_cast<std::size_t>(sent);
  changed_.notify_all();
  if (unsent_begin_ < unsent_.size()) {
    if (written_since_ >= kMinimumProgress) {
      written_since_ = 0;
      set_deadline(options_->timeouts.write);
    }
    return false;
  }
  std::string().swap(unsent_);
  unsent_begin_ = 0;
  input_waits_ = false;
  paused_ = false;
  watch();
  return true;
}

void Connection::settle() {
  if (in_flight_) return;
  if (!closing_) return set_deadline(options_->timeouts.keep_alive);
  if (std::exchange(lingering_, true)) return;
  // The rest of the input is read to be thrown away.
  paused_ = false;
  watch();
  ::shutdown(descriptor_, SHUT_WR);
  set_deadline(kLinger);
}

}  // namespace specgen::transport

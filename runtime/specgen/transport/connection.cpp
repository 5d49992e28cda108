#include "specgen/transport/connection.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <utility>

namespace specgen::transport {
namespace {

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::string_view kBareError =
    "HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/// After the last answer the rest of the input is thrown away for this long, so that the close does
/// not become a reset that destroys the answer on its way (RFC 9112, 9.6).
constexpr std::chrono::milliseconds kLinger{2'000};
/// Pipelined requests served before other connections have their turn.
constexpr int kTurns = 32;
/// A slow reader must take this much per write timeout.
constexpr std::size_t kMinimumProgress = std::size_t{64} * 1024;

}  // namespace

Reply::Reply(std::shared_ptr<Connection> connection, bool keep_alive)
    : connection_(std::move(connection)), keep_alive_(keep_alive) {}

Reply::~Reply() {
  if (connection_) connection_->reply(kBareError, false);
}

bool Reply::send(std::string_view message, bool keep_alive) {
  if (!connection_) throw std::logic_error("a request was answered twice");
  return std::exchange(connection_, nullptr)->reply(message, keep_alive);
}

bool Reply::keep_alive() const { return keep_alive_ && connection_ && !connection_->draining(); }

bool Reply::half_closed() const { return !connection_ || connection_->half_closed(); }

bool Reply::gone() const { return !connection_ || connection_->gone(); }

Connection::Connection(int descriptor, std::string client_address, std::uint64_t tag,
                       const ServerOptions& options, ConnectionHost& host, Handler& handler)
    : options_(&options),
      host_(&host),
      handler_(&handler),
      client_address_(std::move(client_address)),
      tag_(tag),
      framer_(options.limits),
      descriptor_(descriptor) {
  set_deadline(options.timeouts.header);
}

Connection::~Connection() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void Connection::set_deadline(std::chrono::milliseconds from_now) {
  deadline_.store((Clock::now() + from_now).time_since_epoch().count(), std::memory_order_relaxed);
}

void Connection::on_event(bool readable, bool writable, bool hung_up) {
  if (hung_up) return close();
  if (writable) {
    const std::lock_guard lock(mutex_);
    // A body in progress keeps its own deadline.
    if (flush() && (closing_ || framer_.phase() == Framer::Phase::kIdle)) settle();
  }
  if (readable) {
    read();
  } else {
    process();
  }
}

void Connection::resume() {
  {
    const std::lock_guard lock(mutex_);
    if (descriptor_ < 0) return;
    paused_ = false;
    watch();
  }
  process();
}

void Connection::read() {
  const std::span<char> room = host_->scratch();
  const ssize_t count = ::recv(descriptor_, room.data(), room.size(), 0);
  if (count < 0) {
    if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) close();
    return;
  }
  if (count == 0) return end_of_input();
  bool discard = false;
  {
    const std::lock_guard lock(mutex_);
    discard = closing_;
  }
  if (!discard) framer_.feed({room.data(), static_cast<std::size_t>(count)});
  process();
}

void Connection::end_of_input() {
  int present = kPresent;
  departure_.compare_exchange_strong(present, kHalfClosed, std::memory_order_acq_rel);
  {
    const std::lock_guard lock(mutex_);
    input_ended_ = true;
    watch();
  }
  process();
}

bool Connection::may_begin() {
  bool finished = false;
  {
    const std::lock_guard lock(mutex_);
    if (descriptor_ < 0) return false;
    finished = broken_ || (lingering_ && input_ended_);
    if (!finished) {
      if (closing_) return false;
      if (!in_flight_ && unsent_.empty()) return true;
      input_waits_ = framer_.buffered() > 0 || input_ended_;
      paused_ = framer_.buffered() >= options_->limits.pipelined_bytes;
      if (paused_) watch();
      return false;
    }
  }
  close();
  return false;
}

void Connection::process() {
  for (int turn = 0; turn < kTurns; ++turn) {
    if (!may_begin() || !handle(framer_.next())) return;
  }
  // The others first; what is left here is no news to the poller.
  host_->wake(shared_from_this());
}

bool Connection::handle(Framer::Event event) {
  if (auto* request = std::get_if<FramedRequest>(&event)) {
    {
      const std::lock_guard lock(mutex_);
      in_flight_ = true;
      deadline_.store(Clock::time_point::max().time_since_epoch().count(),
                      std::memory_order_relaxed);
    }
    first_request_ = false;
    timed_phase_ = Framer::Phase::kIdle;
    request->request.client_address = client_address_;
    const bool keep_alive = request->keep_alive;
    handler_->on_request(std::move(*request), Reply(shared_from_this(), keep_alive));
    return true;
  }
  if (const auto* error = std::get_if<FramingError>(&event)) {
    begin_fault(*error);
    return true;
  }
  if (std::holds_alternative<Framer::Continue>(event)) {
    const std::lock_guard lock(mutex_);
    write(kContinue);
    return true;
  }
  wait_for_input();
  return false;
}

void Connection::begin_fault(const FramingError& error) {
  {
    const std::lock_guard lock(mutex_);
    in_flight_ = true;
  }
  handler_->on_fault(error, client_address_, Reply(shared_from_this(), false));
}

void Connection::wait_for_input() {
  if (input_ended_) return close();
  const Framer::Phase phase = framer_.phase();
  if (phase == timed_phase_) return;
  timed_phase_ = phase;
  const std::lock_guard lock(mutex_);
  // The first head is timed from the accept, so that saying nothing gains nothing.
  if (phase == Framer::Phase::kHead && !first_request_) set_deadline(options_->timeouts.header);
  if (phase == Framer::Phase::kBody) set_deadline(options_->timeouts.body);
}

void Connection::on_tick(Clock::time_point now) {
  if (now.time_since_epoch().count() < deadline_.load(std::memory_order_relaxed)) return;
  bool stuck = false;
  {
    const std::lock_guard lock(mutex_);
    if (descriptor_ < 0 || now.time_since_epoch().count() < deadline_.load()) return;
    stuck = !unsent_.empty() || lingering_ || broken_;
    if (!stuck && in_flight_) return;
    if (!stuck && framer_.phase() == Framer::Phase::kIdle) {
      closing_ = true;
      return settle();
    }
  }
  if (stuck) return close();
  refuse({408, "The request did not arrive in time.", {}});
}

void Connection::refuse(const FramingError& error) {
  begin_fault(error);
  process();
}

void Connection::on_drain() {
  {
    const std::lock_guard lock(mutex_);
    if (descriptor_ < 0 || in_flight_ || closing_ || !unsent_.empty()) return;
    if (framer_.phase() == Framer::Phase::kIdle) {
      closing_ = true;
      return settle();
    }
  }
  refuse({503, "The server is shutting down.", {}});
}

void Connection::close() {
  departure_.store(kGone, std::memory_order_release);
  const auto self = shared_from_this();
  const std::lock_guard lock(mutex_);
  if (descriptor_ < 0) return;
  host_->release(*this);
  ::close(descriptor_);
  descriptor_ = -1;
  std::string().swap(unsent_);
  unsent_begin_ = 0;
}

bool Connection::reply(std::string_view message, bool keep_alive) {
  const std::lock_guard lock(mutex_);
  in_flight_ = false;
  if (descriptor_ < 0 || broken_) return false;
  if (!keep_alive) closing_ = true;
  const bool delivered = write(message);
  if (delivered && unsent_.empty()) settle();
  // Inside the lock: once the descriptor is gone the host may be, too.
  if (unsent_.empty() && std::exchange(input_waits_, false)) host_->wake(shared_from_this());
  return delivered;
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
  ::shutdown(descriptor_, SHUT_WR);
  set_deadline(kLinger);
}

void Connection::cut() {
  broken_ = true;
  departure_.store(kGone, std::memory_order_release);
  ::shutdown(descriptor_, SHUT_RDWR);
  host_->wake(shared_from_this());
}

void Connection::watch() {
  const bool read = !paused_ && !input_ended_;
  const bool write = !unsent_.empty();
  if (descriptor_ < 0 || (read == watch_read_ && write == watch_write_)) return;
  watch_read_ = read;
  watch_write_ = write;
  host_->watch(*this, read, write);
}

}  // namespace specgen::transport

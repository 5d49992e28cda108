#include "specgen/testing/output_log.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>

namespace specgen::testing {

OutputLog::OutputLog(int out, int err, std::function<void(const std::string&)> on_line)
    : on_line_(std::move(on_line)), stop_fd_(::eventfd(0, EFD_CLOEXEC)) {
  if (stop_fd_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  thread_ = std::thread([this, out, err] { read_all(out, err); });
}

OutputLog::~OutputLog() {
  const std::uint64_t one = 1;
  if (::write(stop_fd_, &one, sizeof one) != sizeof one) std::abort();
  thread_.join();
  ::close(stop_fd_);
}

std::size_t OutputLog::size() const {
  const std::lock_guard lock(mutex_);
  return dropped_ + kept_.size();
}

std::string OutputLog::since(std::size_t offset) const {
  const std::lock_guard lock(mutex_);
  const std::size_t begin = offset > dropped_ ? offset - dropped_ : 0;
  return kept_.substr(std::min(begin, kept_.size()));
}

bool OutputLog::wait_end(std::chrono::milliseconds timeout) {
  std::unique_lock lock(mutex_);
  return ended_changed_.wait_for(lock, timeout, [this] { return ended_; });
}

void OutputLog::read_all(int out, int err) {
  std::string line;
  std::array<pollfd, 3> polled{pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0},
                               pollfd{stop_fd_, POLLIN, 0}};
  while (polled[0].fd >= 0 || polled[1].fd >= 0) {
    if (::poll(polled.data(), polled.size(), -1) < 0 && errno != EINTR) break;
    for (std::size_t i = 0; i < 2; ++i) {
      if (polled[i].fd < 0 || polled[i].revents == 0) continue;
      // poll ignores negative descriptors.
      if (!read_some(polled[i].fd, i == 0 ? &line : nullptr)) polled[i].fd = -1;
    }
    if (polled[2].revents != 0) break;
  }
  ::close(out);
  ::close(err);
  const std::lock_guard lock(mutex_);
  ended_ = true;
  ended_changed_.notify_all();
}

// False at the end of the file.
bool OutputLog::read_some(int fd, std::string* line) {
  std::array<char, 4096> buffer;
  const ssize_t got = ::read(fd, buffer.data(), buffer.size());
  if (got < 0) return errno == EINTR;
  if (got == 0) return false;
  const auto size = static_cast<std::size_t>(got);
  {
    const std::lock_guard lock(mutex_);
    kept_.append(buffer.data(), size);
    // Cut rarely, so that a talkative server does not make this quadratic.
    if (kept_.size() > 2 * kKept) {
      dropped_ += kept_.size() - kKept;
      kept_.erase(0, kept_.size() - kKept);
    }
  }
  if (line != nullptr) split_lines(*line, buffer.data(), size);
  return true;
}

void OutputLog::split_lines(std::string& pending, const char* data, std::size_t size) const {
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] != '\n') {
      if (pending.size() < kKept) pending += data[i];
      continue;
    }
    on_line_(pending);
    pending.clear();
  }
}

}  // namespace specgen::testing

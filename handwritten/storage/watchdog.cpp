#include "storage/watchdog.hpp"

#include <sys/socket.h>

namespace auth {

Watchdog::Guard::Guard(Watchdog& watchdog, int socket, std::chrono::milliseconds limit)
    : watchdog_(watchdog) {
  const Time deadline = std::chrono::steady_clock::now() + limit;
  const std::lock_guard lock(watchdog_.mutex_);
  entry_ = watchdog_.sockets_.emplace(deadline, socket);
  if (entry_ == watchdog_.sockets_.begin()) watchdog_.wake_.notify_one();
}

Watchdog::Guard::~Guard() {
  const std::lock_guard lock(watchdog_.mutex_);
  watchdog_.sockets_.erase(entry_);
}

Watchdog::Watchdog() : thread_([this] { run(); }) {}

Watchdog::~Watchdog() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Watchdog::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    // The first that has not been cut yet is the next to look at.
    auto next = sockets_.begin();
    while (next != sockets_.end() && next->second < 0) ++next;
    if (next == sockets_.end()) {
      wake_.wait(lock);
    } else if (next->first > std::chrono::steady_clock::now()) {
      const Time deadline = next->first;
      wake_.wait_until(lock, deadline);
    } else {
      ::shutdown(next->second, SHUT_RDWR);
      next->second = -1;
    }
  }
}

}  // namespace auth

#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace auth {

/// Cuts connections whose server has stopped answering without closing them (a stopped process, a
/// cut cable): no timeout inside the server helps then. Cutting the socket wakes the thread that
/// waits on it. Thread-safe.
class Watchdog {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Watchdog();
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  /// While it lives, the socket is watched; it must outlive the guard.
  class Guard {
   public:
    Guard(Watchdog& watchdog, int socket, std::chrono::milliseconds limit);
    ~Guard();
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

   private:
    Watchdog& watchdog_;
    std::multimap<Time, int>::iterator entry_;
  };

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::multimap<Time, int> sockets_;  ///< A cut socket stays, as -1, until its guard goes.
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace auth

#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "target.hpp"
#include "test_client.hpp"

namespace specgen::hostile {

/// A well-behaved client on one connection, asking all the time while others misbehave. Its
/// verdict: it was always served, and never waited long.
class GoodClient {
 public:
  explicit GoodClient(const Target& target);
  ~GoodClient();
  GoodClient(const GoodClient&) = delete;
  GoodClient& operator=(const GoodClient&) = delete;

  /// Waits until it was served once more, so that the server has seen what was sent before.
  void wait_for_a_turn();
  /// Stops asking and reports failures to GoogleTest.
  void check();

 private:
  void ask();
  void run();

  const Target* target_;
  TestClient client_;
  std::mutex mutex_;
  std::condition_variable served_;
  std::size_t count_ = 0;
  std::string failure_;
  std::chrono::milliseconds longest_{0};
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

}  // namespace specgen::hostile

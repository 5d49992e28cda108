#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "service.hpp"

namespace auth::load {

using Microseconds = std::chrono::microseconds;

/// The value that `percent` of them do not exceed. `values` must not be empty.
Microseconds percentile(std::vector<Microseconds> values, double percent);

/// Validates a token at a steady rate on a connection that stays open, until it is stopped, and
/// measures from the moment at which each request was due: a server that stalls is not let off the
/// requests that it held up.
class ValidateProbe {
 public:
  ValidateProbe(const e2e::Service& at, const std::string& token, Microseconds interval);
  ~ValidateProbe();
  ValidateProbe(const ValidateProbe&) = delete;
  ValidateProbe& operator=(const ValidateProbe&) = delete;

  /// The latencies so far. Throws std::runtime_error when an answer was not 200.
  std::vector<Microseconds> stop();

 private:
  void run(const std::string& base_url, const std::string& token, Microseconds interval);

  std::vector<Microseconds> latencies_;
  std::string failure_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace auth::load

#include "bcrypt_baseline.hpp"

#include <crypt.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

namespace auth::load {
namespace {

using Clock = std::chrono::steady_clock;

void hash_once(crypt_data& data) {
  // 64 characters, as the service's pre-hash makes them.
  static constexpr const char* kInput =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  static constexpr const char* kSetting = "$2b$12$abcdefghijklmnopqrstuu";
  if (::crypt_r(kInput, kSetting, &data) == nullptr || data.output[0] != '$') {
    throw std::runtime_error("bcrypt does not work here");
  }
}

}  // namespace

double bcrypt_hashes_per_second(std::chrono::milliseconds duration) {
  const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
  std::atomic<std::size_t> hashes{0};
  const Clock::time_point begin = Clock::now();
  const Clock::time_point end = begin + duration;
  std::vector<std::thread> running;
  for (std::size_t i = 0; i < threads; ++i) {
    running.emplace_back([&] {
      const auto data = std::make_unique<crypt_data>();
      while (Clock::now() < end) {
        hash_once(*data);
        ++hashes;
      }
    });
  }
  for (std::thread& thread : running) thread.join();
  const std::chrono::duration<double> taken = Clock::now() - begin;
  return static_cast<double>(hashes) / taken.count();
}

}  // namespace auth::load

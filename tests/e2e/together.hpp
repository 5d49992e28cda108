#pragma once

#include <cstddef>
#include <functional>
#include <latch>
#include <thread>
#include <vector>

#include "specgen/testing/client.hpp"

namespace auth::e2e {

/// Runs `send` with each index below `count` on threads of their own, all released together.
inline std::vector<specgen::testing::HttpResponse> together(
    std::size_t count, const std::function<specgen::testing::HttpResponse(std::size_t)>& send) {
  std::vector<specgen::testing::HttpResponse> responses(count);
  std::latch start(static_cast<std::ptrdiff_t>(count));
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < count; ++i) {
    threads.emplace_back([&, i] {
      start.arrive_and_wait();
      responses[i] = send(i);
    });
  }
  for (std::thread& thread : threads) thread.join();
  return responses;
}

/// How many of the answers have this status.
inline std::size_t count_status(const std::vector<specgen::testing::HttpResponse>& responses,
                                int status) {
  std::size_t count = 0;
  for (const auto& response : responses) count += response.status == status ? 1U : 0U;
  return count;
}

}  // namespace auth::e2e

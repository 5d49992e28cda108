// A server without descriptors, and a server told to stop in the middle of its work.

#include <gtest/gtest.h>

#include <atomic>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "good_client.hpp"

namespace specgen::hostile {
namespace {

TEST(HostileExhaustion, FileDescriptors) {
  if (!options().url.empty()) GTEST_SKIP() << "needs a server of its own";
  constexpr std::size_t kDescriptors = 64;
  const Target target(kDescriptors);
  {
    GoodClient good(target);
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int i = 0; i < 200; ++i) clients.push_back(std::make_unique<TestClient>(target.port()));
    good.wait_for_a_turn();
    const auto busy = target.processor_time();
    const auto begun = std::chrono::steady_clock::now();
    std::size_t refused = 0;
    for (const auto& client : clients) {
      const std::string all = client->read_to_end();
      if (all.starts_with("HTTP/1.1 503 ")) ++refused;
    }
    EXPECT_GT(refused, 100U);
    const auto took = std::chrono::steady_clock::now() - begun;
    const auto used = target.processor_time() - busy;
    std::printf("[ descriptors ] %zu of 200 told 503, %lld us of processor in %lld ms\n", refused,
                static_cast<long long>(used.count()),
                static_cast<long long>(
                    std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
    good.check();
  }
  TestClient after(target.port());
  EXPECT_EQ(after.ask(request(target, "GET", options().good, fresh_id())).status, 200);
}

TEST(HostileExhaustion, FullTableDoesNotSpin) {
  if (!options().url.empty()) GTEST_SKIP() << "needs a server of its own";
  const Target target(64);
  std::vector<std::unique_ptr<TestClient>> clients;
  for (int i = 0; i < 200; ++i) clients.push_back(std::make_unique<TestClient>(target.port()));
  // Measured over an interval, with nothing to do but hold connections: a loop that spins uses most
  // of a core.
  const auto busy = target.processor_time();
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  EXPECT_LT(target.processor_time() - busy, std::chrono::milliseconds(60));
}

/// What one client of the stop case saw.
struct Outcomes {
  std::atomic<std::size_t> answered{0};
  /// Accepted, sent, and never answered.
  std::atomic<std::size_t> lost{0};
  std::atomic<bool> stop{false};
};

/// Asks until the server says close or refuses; counts what got no answer.
void ask_until_closed(const Target& target, const std::string& path, bool keep_alive,
                      Outcomes& outcomes) {
  while (!outcomes.stop) {
    std::unique_ptr<TestClient> client;
    try {
      client = std::make_unique<TestClient>(target.port());
    } catch (const std::runtime_error&) {
      return;
    }
    bool open = true;
    while (open) {
      const std::string id = fresh_id();
      client->send(request(target, "GET", path, id));
      const auto response = client->read();
      if (!response || response->header("X-Request-Id") != id) {
        ++outcomes.lost;
        return;
      }
      ++outcomes.answered;
      open = keep_alive && response->header("Connection") == "keep-alive";
    }
    if (!keep_alive) client->reset();
  }
}

TEST(HostileStop, SigtermUnderLoad) {
  if (!options().url.empty()) GTEST_SKIP() << "needs a server of its own";
  const int rounds = options().full ? 20 : 3;
  std::size_t answered = 0;
  std::size_t lost = 0;
  for (int round = 0; round < rounds; ++round) {
    Target target;
    Outcomes outcomes;
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i) {
      threads.emplace_back([&, i] {
        ask_until_closed(target, i % 2 == 0 ? options().good : options().delayed, i % 4 != 3,
                         outcomes);
      });
    }
    while (outcomes.answered < 500) std::this_thread::yield();
    const auto begun = std::chrono::steady_clock::now();
    target.terminate();
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(target.wait_for_exit(std::chrono::seconds(30)), 0);
    const auto took = std::chrono::steady_clock::now() - begun;
    EXPECT_LT(took, std::chrono::seconds(10));
    answered += outcomes.answered;
    lost += outcomes.lost;
  }
  EXPECT_EQ(lost, 0U);
  std::printf("[ stopped     ] %d times: %zu answered, %zu lost\n", rounds, answered, lost);
}

}  // namespace
}  // namespace specgen::hostile

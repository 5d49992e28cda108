// Clients that come in masses, leave early, or do not read.

#include <gtest/gtest.h>

#include <atomic>
#include <cstdio>
#include <memory>
#include <random>
#include <stdexcept>
#include <thread>
#include <vector>

#include "good_client.hpp"

namespace specgen::hostile {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool kQuarantine = true;
#else
constexpr bool kQuarantine = false;
#endif

TEST(HostileConnections, HalfOpen) {
  const std::size_t count = options().full ? 2'000 : 300;
  const Target target;
  GoodClient good(target);
  std::vector<std::unique_ptr<TestClient>> clients;
  for (std::size_t i = 0; i < count; ++i) {
    clients.push_back(std::make_unique<TestClient>(target.port()));
    // Silent, in the middle of the head, and in the middle of the body.
    if (i % 3 == 1) clients.back()->send("GET " + target.base() + options().good + " HTT");
    if (i % 3 == 2) {
      clients.back()->send("POST " + target.base() + options().post +
                           " HTTP/1.1\r\nHost: a\r\nX-Slow");
    }
  }
  good.wait_for_a_turn();
  std::size_t silent = 0;
  std::size_t timed_out = 0;
  std::size_t refused = 0;
  for (const auto& client : clients) {
    const std::string all = client->read_to_end();
    if (all.empty()) ++silent;
    if (all.starts_with("HTTP/1.1 408 ")) ++timed_out;
    if (all.starts_with("HTTP/1.1 503 ")) ++refused;
  }
  EXPECT_EQ(silent + timed_out + refused, count);
  EXPECT_LE(silent, (count + 2) / 3);
  std::printf("[ half open   ] %zu closed silently, %zu 408, %zu 503\n", silent, timed_out,
              refused);
  good.check();
}

/// Counts over all threads of the abandonment case.
struct Tally {
  std::atomic<std::size_t> abandoned{0};
  std::atomic<std::size_t> answered{0};
  std::atomic<std::size_t> shed{0};
  std::atomic<std::size_t> wrong{0};
  std::atomic<std::size_t> lost{0};
};

/// Asks and expects exactly the reply to this request.
void expect_own_reply(const Target& target, TestClient& client, const std::string& path,
                      Tally& tally) {
  const std::string id = fresh_id();
  if (!client.send(request(target, "GET", path, id))) return void(++tally.lost);
  const auto response = client.read();
  if (!response) return void(++tally.lost);
  if (response->header("X-Request-Id") != id) return void(++tally.wrong);
  if (response->status == 503) {
    ++tally.shed;
  } else if (response->status == 200) {
    ++tally.answered;
  } else {
    ++tally.wrong;
  }
}

void abandon_and_return(const Target& target, std::size_t count, unsigned seed, Tally& tally) {
  std::mt19937 random(seed);
  for (std::size_t i = 0; i < count; ++i) {
    const auto from = static_cast<std::uint8_t>(2 + random() % 200);
    {
      TestClient leaving(target.port(), from);
      leaving.send(request(target, "GET", options().delayed, fresh_id()));
      if (random() % 8 != 0) leaving.reset();
      ++tally.abandoned;
    }
    // The server gives the freed descriptor to the next client: this one.
    if (i % 4 != 0) continue;
    TestClient next(target.port(), from);
    expect_own_reply(target, next, options().good, tally);
    if (i % 16 == 0) expect_own_reply(target, next, options().delayed, tally);
    expect_own_reply(target, next, options().good, tally);
    next.reset();
  }
}

TEST(HostileConnections, DisconnectBeforeADelayedReply) {
  if (options().delayed.empty()) GTEST_SKIP() << "no delayed path";
  constexpr std::size_t kThreads = 8;
  const std::size_t count = (options().full ? 100'000 : 4'000) / kThreads;
  const Target target;
  GoodClient good(target);
  Tally tally;
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] { abandon_and_return(target, count, i, tally); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(tally.abandoned, count * kThreads);
  EXPECT_EQ(tally.wrong, 0U) << "replies on a wrong connection";
  EXPECT_EQ(tally.lost, 0U) << "requests without a reply";
  EXPECT_GT(tally.answered, 0U);
  std::printf("[ abandoned   ] %zu abandoned; stayed: %zu 200, %zu 503, %zu wrong, %zu lost\n",
              tally.abandoned.load(), tally.answered.load(), tally.shed.load(), tally.wrong.load(),
              tally.lost.load());
  good.check();
}

TEST(HostileConnections, UnreadLargeReplies) {
  if (options().large.empty()) GTEST_SKIP() << "no large path";
  const int count = options().full ? 64 : 8;
  const Target target;
  GoodClient good(target);
  std::vector<std::unique_ptr<TestClient>> clients;
  for (int i = 0; i < count; ++i) {
    clients.push_back(std::make_unique<TestClient>(target.port()));
    clients.back()->send(request(target, "GET", options().large, fresh_id()));
  }
  good.wait_for_a_turn();
  good.check();
}

TEST(HostileConnections, UnreadSmallReplies) {
  // Several times what the kernel's buffers hold.
  const std::size_t wanted = std::size_t{options().full ? 1'000'000U : 300'000U};
  const Target target;
  GoodClient good(target);
  const std::size_t before = target.own() ? target.resident_kib() : 0;
  TestClient client(target.port());
  std::string bytes;
  for (int i = 0; i < 100; ++i) bytes += request(target, "GET", options().good, fresh_id());
  std::size_t sent = 0;
  // A server that neither reads on nor hangs up makes the kernel's buffers full, and for good.
  for (int stalled = 0; stalled < 50 && sent < wanted * bytes.size() / 100;) {
    const ssize_t now = client.send_now(bytes);
    if (now < 0) break;
    sent += static_cast<std::size_t>(now);
    stalled = now == 0 ? stalled + 1 : 0;
    if (now == 0) good.wait_for_a_turn();
  }
  EXPECT_LT(sent, wanted * bytes.size() / 100) << "the server read on for one who does not read";
  if (target.own()) {
    constexpr std::size_t kGrowthKib = 32 * 1024;
    // AddressSanitizer keeps freed memory for a while, so its figure says nothing.
    if (!kQuarantine) {
      EXPECT_LT(target.resident_kib(), before + kGrowthKib);
    }
    std::printf("[ unread      ] %zu bytes taken, memory %zu -> %zu KiB\n", sent, before,
                target.resident_kib());
  }
  good.check();
}

}  // namespace
}  // namespace specgen::hostile

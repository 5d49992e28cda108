#include "good_client.hpp"

#include <gtest/gtest.h>

#include <exception>

namespace specgen::hostile {
namespace {

/// Long enough for sanitizers on a busy machine, short enough to notice a frozen loop.
constexpr std::chrono::milliseconds kPatience{5'000};

}  // namespace

GoodClient::GoodClient(const Target& target)
    : target_(&target), client_(target.port()), thread_([this] { run(); }) {
  wait_for_a_turn();
}

GoodClient::~GoodClient() {
  stop_ = true;
  if (thread_.joinable()) thread_.join();
}

void GoodClient::ask() {
  const std::string id = fresh_id();
  const auto begun = std::chrono::steady_clock::now();
  const TestResponse response = client_.ask(request(*target_, "GET", options().good, id));
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begun);
  const std::lock_guard lock(mutex_);
  longest_ = std::max(longest_, took);
  ++count_;
  if (response.status != 200) failure_ = "status " + std::to_string(response.status);
  if (response.header("X-Request-Id") != id) failure_ = "a reply to another request";
  served_.notify_all();
}

void GoodClient::run() {
  while (!stop_) {
    try {
      ask();
    } catch (const std::exception& error) {
      const std::lock_guard lock(mutex_);
      failure_ = error.what();
    }
    const std::lock_guard lock(mutex_);
    if (!failure_.empty()) {
      served_.notify_all();
      return;
    }
  }
}

void GoodClient::wait_for_a_turn() {
  std::unique_lock lock(mutex_);
  // The request under way may have been sent before; the one after it was not.
  const std::size_t target = count_ + 2;
  served_.wait(lock, [&] { return count_ >= target || !failure_.empty(); });
}

void GoodClient::check() {
  wait_for_a_turn();
  stop_ = true;
  thread_.join();
  EXPECT_EQ(failure_, "") << "the well-behaved client";
  EXPECT_LT(longest_, kPatience) << "the well-behaved client waited";
  ::testing::Test::RecordProperty("good_client_requests", static_cast<int>(count_));
  ::testing::Test::RecordProperty("good_client_longest_ms", static_cast<int>(longest_.count()));
  std::printf("[ good client ] %zu served, longest %lld ms\n", count_,
              static_cast<long long>(longest_.count()));
}

}  // namespace specgen::hostile

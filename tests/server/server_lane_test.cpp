// Lanes as clients see them: queues, deadlines, and work for clients who have left.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "test_server.hpp"

namespace specgen {
namespace {

using std::chrono::milliseconds;
using ::testing::Contains;
using ::testing::ElementsAre;

TEST_F(ServerTest, InlineIsNeverBehindTheLanes) {
  options_.worker.threads = 1;
  start();
  TestClient gate(port());
  gate.send(request("GET", "/v1/gate"));
  TestClient cpu(port());
  cpu.send(request("GET", "/v1/cpu"));
  gate_.wait_for_arrivals(2);
  EXPECT_EQ(get("/v1/hello").body, "hello");
  gate_.open();
  EXPECT_EQ(gate.read()->body, "gate ");
  EXPECT_EQ(cpu.read()->body, "gate ");
}

TEST_F(ServerTest, AFullQueueIs503WithRetryAfter) {
  options_.cpu.queue = 1;
  start();
  TestClient running(port());
  running.send(request("GET", "/v1/cpu?1"));
  gate_.wait_for_arrivals(1);
  TestClient waiting(port());
  waiting.send(request("GET", "/v1/cpu?2"));
  wait_for([](const ServerStats& stats) { return stats.cpu.waiting == 1; });
  const TestResponse refused = get("/v1/cpu?3");
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("Retry-After"), "1");
  gate_.open();
  EXPECT_EQ(running.read()->body, "gate 1");
  EXPECT_EQ(waiting.read()->body, "gate 2");
}

TEST_F(ServerTest, ALateJobIs503AndNotRun) {
  options_.cpu.deadline = milliseconds(50);
  start();
  TestClient running(port());
  running.send(request("GET", "/v1/cpu?1"));
  gate_.wait_for_arrivals(1);
  // The one thread stays busy, and yet the answer comes.
  const TestResponse late = get("/v1/cpu?2");
  EXPECT_EQ(late.status, 503);
  EXPECT_EQ(late.header("Retry-After"), "1");
  gate_.open();
  EXPECT_EQ(running.read()->body, "gate 1");
  EXPECT_EQ(gate_.arrivals(), 1U);
}

TEST_F(ServerTest, WorkOfClientsWhoLeftIsNotDone) {
  start();
  TestClient running(port());
  running.send(request("GET", "/v1/cpu?1"));
  gate_.wait_for_arrivals(1);
  {
    TestClient leaving(port());
    leaving.send(request("GET", "/v1/cpu?2"));
    wait_for([](const ServerStats& stats) { return stats.cpu.waiting == 1; });
    leaving.reset();
  }
  wait_for([](const ServerStats& stats) { return stats.connections == 1; });
  gate_.open();
  EXPECT_EQ(running.read()->body, "gate 1");
  observer_.wait_for_responses(2);
  EXPECT_THAT(observer_.responses(), Contains("GET /v1/cpu cpu 499 cancelled"));
  EXPECT_EQ(gate_.arrivals(), 1U);
  EXPECT_EQ(server_->stats().cpu.abandoned, 1U);
}

TEST_F(ServerTest, RepliesAfterTheClientLeftGoNowhere) {
  start();
  {
    TestClient leaving(port());
    leaving.send(request("GET", "/v1/gate?mine"));
    gate_.wait_for_arrivals(1);
    leaving.reset();
  }
  wait_for([](const ServerStats& stats) { return stats.connections == 0; });
  TestClient next(port());
  next.send(request("GET", "/v1/gate?next"));
  gate_.wait_for_arrivals(2);
  gate_.open();
  EXPECT_EQ(next.read()->body, "gate next");
  EXPECT_EQ(next.ask(request("GET", "/v1/hello")).body, "hello");
}

TEST_F(ServerTest, HandlersCanTellThatTheClientLeft) {
  std::atomic<bool> seen{false};
  operations_.push_back(
      {.id = "watch", .path = "/watch", .serve = [&](const Exchange& exchange) -> Outcome {
         gate_.pass();
         while (!exchange.context().cancelled()) std::this_thread::yield();
         seen = true;
         return http::Response{};
       }});
  gate_.open();
  start();
  {
    TestClient leaving(port());
    leaving.send(request("GET", "/v1/watch"));
    gate_.wait_for_arrivals(1);
  }
  observer_.wait_for_responses(1);
  EXPECT_TRUE(seen);
}

TEST_F(ServerTest, LoginsGoBeforeSignUps) {
  std::mutex mutex;
  std::vector<std::string> order;
  const auto note = [&](const Exchange& exchange) -> Outcome {
    const std::lock_guard lock(mutex);
    order.emplace_back(exchange.context().operation_id());
    return http::Response{};
  };
  operations_.push_back({.id = "signup", .path = "/signup", .lane = Lane::kCpu, .serve = note});
  operations_.push_back(
      {.id = "login", .path = "/login", .lane = Lane::kCpu, .serve = note, .priority = 1});
  start();
  TestClient blocker(port());
  blocker.send(request("GET", "/v1/cpu"));
  gate_.wait_for_arrivals(1);
  TestClient signup(port());
  signup.send(request("GET", "/v1/signup"));
  wait_for([](const ServerStats& stats) { return stats.cpu.waiting == 1; });
  TestClient login(port());
  login.send(request("GET", "/v1/login"));
  wait_for([](const ServerStats& stats) { return stats.cpu.waiting == 2; });
  gate_.open();
  EXPECT_EQ(signup.read()->status, 200);
  EXPECT_EQ(login.read()->status, 200);
  EXPECT_THAT(order, ElementsAre("login", "signup"));
}

TEST_F(ServerTest, AskingToBlockWhereOneMayIsAFault) {
  operations_.push_back({.id = "never", .path = "/never", .serve = [](const Exchange&) -> Outcome {
                           return NeedsBlocking{};
                         }});
  start();
  EXPECT_EQ(get("/v1/never").status, 500);
  EXPECT_THAT(observer_.errors(), ElementsAre("never: asked to block where blocking is allowed"));
}

}  // namespace
}  // namespace specgen

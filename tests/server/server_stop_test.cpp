// Stopping: what was accepted is answered, and the end comes in time.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <optional>
#include <stdexcept>

#include "test_server.hpp"

namespace specgen {
namespace {

using std::chrono::milliseconds;

TEST_F(ServerTest, StopAnswersWhatIsInFlight) {
  start();
  const std::uint16_t at = port();
  // Closed before the wait for the server's end, which gives open clients time to close.
  std::optional<TestClient> busy(std::in_place, at);
  busy->send(request("GET", "/v1/gate"));
  gate_.wait_for_arrivals(1);
  auto stopped = std::async(std::launch::async, [this] { server_->stop(); });
  // New connections are refused before the old ones are done.
  while (true) {
    try {
      const TestClient late(at);
    } catch (const std::runtime_error&) {
      break;
    }
  }
  gate_.open();
  const auto response = busy->read();
  ASSERT_TRUE(response);
  EXPECT_EQ(response->body, "gate ");
  EXPECT_EQ(response->header("Connection"), "close");
  EXPECT_TRUE(busy->ended());
  busy.reset();
  stopped.wait();
}

TEST_F(ServerTest, StopTellsBegunRequestsAndClosesIdleConnections) {
  start();
  std::optional<TestClient> idle(std::in_place, port());
  EXPECT_EQ(idle->ask(request("GET", "/v1/hello")).status, 200);
  std::optional<TestClient> begun(std::in_place, port());
  begun->send("GET /v1/he");
  wait_for([](const ServerStats& stats) { return stats.connections_accepted == 2; });
  auto stopped = std::async(std::launch::async, [this] { server_->stop(); });
  EXPECT_TRUE(idle->ended());
  idle.reset();
  const auto response = begun->read();
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 503);
  EXPECT_TRUE(begun->ended());
  begun.reset();
  stopped.wait();
}

TEST_F(ServerTest, StopIsBoundedWhateverClientsDo) {
  options_.drain = milliseconds(100);
  start();
  TestClient stuck(port());
  stuck.send(request("GET", "/v1/gate"));
  gate_.wait_for_arrivals(1);
  TestClient waiting(port());
  waiting.send(request("GET", "/v1/cpu"));
  gate_.wait_for_arrivals(2);
  TestClient queued(port());
  queued.send(request("GET", "/v1/cpu"));
  wait_for([](const ServerStats& stats) { return stats.cpu.waiting == 1; });
  auto stopped = std::async(std::launch::async, [this] { server_->stop(); });
  // Cut off after the drain, though the handlers still run.
  EXPECT_TRUE(stuck.ended());
  EXPECT_TRUE(waiting.ended());
  EXPECT_TRUE(queued.ended());
  gate_.open();
  stopped.wait();
  EXPECT_EQ(gate_.arrivals(), 2U);
}

TEST_F(ServerTest, StopTwiceAndWithoutStart) {
  start();
  server_->stop();
  server_->stop();
  Server never({}, {}, *mapper_);
  never.stop();
}

}  // namespace
}  // namespace specgen

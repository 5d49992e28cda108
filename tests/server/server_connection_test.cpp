// What a client can do with its connection, and what the server makes of it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "test_server.hpp"

namespace specgen {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
  start();
  TestClient client(port());
  std::string requests;
  for (int i = 0; i < 50; ++i) {
    requests += request("POST", "/v1/echo", "Content-Type: text/plain\r\n", std::to_string(i));
    requests += request("GET", "/v1/hello");
  }
  ASSERT_TRUE(client.send(requests));
  for (int i = 0; i < 50; ++i) {
    ASSERT_EQ(client.read()->body, std::to_string(i));
    ASSERT_EQ(client.read()->body, "hello");
  }
}

TEST_F(ServerTest, StopsReadingFromOneWhoPipelinesTooMuch) {
  options_.limits.pipelined_bytes = 1024;
  start();
  TestClient client(port());
  ASSERT_TRUE(client.send(request("GET", "/v1/gate")));
  std::string requests;
  for (int i = 0; i < 2000; ++i) requests += request("GET", "/v1/hello");
  ASSERT_TRUE(client.send(requests));
  gate_.wait_for_arrivals(1);
  gate_.open();
  ASSERT_EQ(client.read()->body, "gate ");
  for (int i = 0; i < 2000; ++i) ASSERT_EQ(client.read()->body, "hello");
}

TEST_F(ServerTest, ClosesWhenAsked) {
  start();
  TestClient client(port());
  client.send(request("GET", "/v1/hello", "Connection: close\r\n") + request("GET", "/v1/hello"));
  const auto response = client.read();
  ASSERT_TRUE(response);
  EXPECT_EQ(response->header("Connection"), "close");
  EXPECT_TRUE(client.ended());
}

TEST_F(ServerTest, SpeaksHttp10) {
  start();
  TestClient plain(port());
  EXPECT_EQ(plain.ask("GET /v1/hello HTTP/1.0\r\n\r\n").header("Connection"), "close");
  EXPECT_TRUE(plain.ended());
  TestClient kept(port());
  const std::string again = "GET /v1/hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
  EXPECT_EQ(kept.ask(again).header("Connection"), "keep-alive");
  EXPECT_EQ(kept.ask(again).body, "hello");
}

TEST_F(ServerTest, InvitesTheBody) {
  start();
  TestClient client(port());
  client.send(
      "POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"
      "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read(true)->status, 100);
  client.send("abc");
  EXPECT_EQ(client.read()->body, "abc");
}

TEST_F(ServerTest, OneErrorThenNothing) {
  start();
  TestClient client(port());
  client.send("GET /v1/hello HTTP/1.1\r\n\r\n" + request("GET", "/v1/hello"));
  const std::string all = client.read_to_end();
  EXPECT_THAT(all, StartsWith("HTTP/1.1 400 Bad Request\r\n"));
  EXPECT_THAT(all, ::testing::Not(HasSubstr("200 OK")));
}

TEST_F(ServerTest, AnswersWholeRequestsOfAHalfClosedClient) {
  start();
  TestClient client(port());
  client.send(request("GET", "/v1/hello") +
              request("POST", "/v1/echo", "Content-Type: text/plain\r\n", "abc") +
              request("GET", "/v1/hello"));
  client.half_close();
  EXPECT_EQ(client.read()->body, "hello");
  EXPECT_EQ(client.read()->body, "abc");
  EXPECT_EQ(client.read()->body, "hello");
  EXPECT_TRUE(client.ended());
}

TEST_F(ServerTest, ASilentClientIsClosed) {
  options_.timeouts.header = milliseconds(100);
  start();
  TestClient client(port());
  EXPECT_EQ(client.read_to_end(), "");
}

TEST_F(ServerTest, AHeadThatDripsIs408) {
  options_.timeouts.header = milliseconds(100);
  start();
  TestClient client(port());
  client.send("GET /v1/hello HT");
  EXPECT_EQ(client.read()->status, 408);
  EXPECT_TRUE(client.ended());
}

TEST_F(ServerTest, ASecondHeadThatDripsIs408) {
  options_.timeouts.header = milliseconds(100);
  start();
  TestClient client(port());
  EXPECT_EQ(client.ask(request("GET", "/v1/hello")).status, 200);
  client.send("GET /v1/hello HT");
  EXPECT_EQ(client.read()->status, 408);
  EXPECT_TRUE(client.ended());
}

TEST_F(ServerTest, ABodyThatDripsIs408) {
  options_.timeouts.body = milliseconds(100);
  start();
  TestClient client(port());
  client.send("POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na");
  EXPECT_EQ(client.read()->status, 408);
  EXPECT_TRUE(client.ended());
}

TEST_F(ServerTest, IdleConnectionsAreClosedQuietly) {
  options_.timeouts.keep_alive = milliseconds(100);
  start();
  TestClient client(port());
  EXPECT_EQ(client.ask(request("GET", "/v1/hello")).status, 200);
  EXPECT_TRUE(client.ended());
}

TEST_F(ServerTest, BeyondTheCapIs503) {
  options_.max_connections = 2;
  start();
  TestClient first(port());
  TestClient second(port());
  EXPECT_EQ(first.ask(request("GET", "/v1/hello")).status, 200);
  EXPECT_EQ(second.ask(request("GET", "/v1/hello")).status, 200);
  TestClient third(port());
  const TestResponse refused = third.ask(request("GET", "/v1/hello"));
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("Retry-After"), "1");
  EXPECT_TRUE(third.ended());
  EXPECT_EQ(first.ask(request("GET", "/v1/hello")).status, 200);
  EXPECT_EQ(server_->stats().connections_refused, 1U);
}

TEST_F(ServerTest, LargeRepliesArriveWhole) {
  options_.limits.output_bytes = std::size_t{64} << 20U;
  start();
  TestClient client(port());
  const TestResponse response = client.ask(request("GET", "/v1/large?20000000"));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, std::string(20000000, 'x'));
  EXPECT_EQ(client.ask(request("GET", "/v1/hello")).body, "hello");
}

TEST_F(ServerTest, AReaderTooSlowIsCutOff) {
  options_.limits.output_bytes = 1024;
  start();
  TestClient client(port());
  client.send(request("GET", "/v1/large?50000000"));
  wait_for([](const ServerStats& stats) { return stats.connections == 0; });
  observer_.wait_for_responses(1);
  EXPECT_THAT(observer_.responses(), ElementsAre("GET /v1/large large 200 cancelled"));
}

TEST_F(ServerTest, AReaderWhoStopsIsCutOffInTime) {
  options_.limits.output_bytes = std::size_t{64} << 20U;
  options_.timeouts.write = milliseconds(100);
  start();
  TestClient client(port());
  client.send(request("GET", "/v1/large?50000000"));
  wait_for([](const ServerStats& stats) { return stats.connections_accepted == 1; });
  wait_for([](const ServerStats& stats) { return stats.connections == 0; });
  EXPECT_LT(client.read_to_end().size(), 50000000U);
}

TEST_F(ServerTest, TwoIoThreadsServeToo) {
  options_.io_threads = 2;
  start();
  std::vector<std::unique_ptr<TestClient>> clients;
  for (int i = 0; i < 32; ++i) clients.push_back(std::make_unique<TestClient>(port()));
  for (const auto& client : clients) {
    EXPECT_EQ(client->ask(request("POST", "/v1/echo", "Content-Type: text/plain\r\n", "x")).body,
              "x");
  }
}

}  // namespace
}  // namespace specgen

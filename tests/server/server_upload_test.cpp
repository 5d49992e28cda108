// Bodies that are read while they arrive.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <list>
#include <string>
#include <thread>

#include "specgen/streams/body_stream.hpp"
#include "test_server.hpp"

namespace specgen {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::array<std::string_view, 1> kBytes = {"application/octet-stream"};
constexpr const char* kType = "Content-Type: application/octet-stream\r\n";

Outcome text(std::string body) { return http::Response{200, "text/plain", {}, std::move(body)}; }

/// How much came, in whatever pieces.
/// What is left of the body; none where the request has none.
std::string count(const Exchange& exchange) {
  std::array<char, 10'000> piece{};
  std::size_t total = 0;
  if (const BodyStream* const body = exchange.body()) {
    while (const std::size_t read = body->read(piece)) total += read;
  }
  return std::to_string(total);
}

class Upload : public ServerTest {
 protected:
  Upload() {
    add("count", [](const Exchange& exchange) { return text(count(exchange)); });
    // Reads a first piece before the gate, the rest behind it.
    add("gated", [this](const Exchange& exchange) {
      std::array<char, 1> first{};
      const std::size_t read = exchange.body()->read(first);
      gate_.pass();
      return text(std::string(first.data(), read) + " " + count(exchange));
    });
    add("late", [this](const Exchange& exchange) {
      gate_.pass();
      return text(count(exchange));
    });
    add("ignore", [](const Exchange& /*exchange*/) { return text("ignored"); });
  }

  void add(std::string_view id, std::function<Outcome(const Exchange&)> serve) {
    paths_.push_back("/" + std::string(id));
    operations_.push_back({.id = id,
                           .method = http::Method::kPost,
                           .path = paths_.back(),
                           .lane = Lane::kStream,
                           .consumes = kBytes,
                           .body_required = true,
                           .streams_body = true,
                           .serve = std::move(serve)});
  }

  static std::string head(const std::string& id, std::size_t length, const std::string& more = "") {
    return "POST /v1/" + id + " HTTP/1.1\r\nHost: a\r\n" + kType + more +
           "Content-Length: " + std::to_string(length) + "\r\n\r\n";
  }
  static std::string chunked_head(const std::string& id) {
    return "POST /v1/" + id + " HTTP/1.1\r\nHost: a\r\n" + kType +
           "Transfer-Encoding: chunked\r\n\r\n";
  }
  static std::string chunk(std::size_t size) {
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%zx", size);
    return std::string(digits.data()) + "\r\n" + std::string(size, 'x') + "\r\n";
  }

  std::list<std::string> paths_;
};

constexpr std::size_t kLarge = 300'000;

TEST_F(Upload, IsReadWhileItArrives) {
  start();
  TestClient client(port());
  client.send(head("gated", kLarge) + "a");
  // The handler has its first byte, and most of the others do not exist yet.
  gate_.wait_for_arrivals(1);
  client.send(std::string(kLarge - 1, 'b'));
  gate_.open();
  const auto response = client.read();
  ASSERT_TRUE(response);
  EXPECT_EQ(response->body, "a 299999");
  EXPECT_EQ(response->header("Connection"), "keep-alive");
}

TEST_F(Upload, OfAnySizeAndFramingIsTheSame) {
  start();
  TestClient client(port());
  EXPECT_EQ(client.ask(head("count", 3) + "abc").body, "3");
  EXPECT_EQ(client.ask(head("count", kLarge) + std::string(kLarge, 'x')).body, "300000");
  EXPECT_EQ(client.ask(chunked_head("count") + chunk(3) + chunk(kLarge) + "0\r\n\r\n").body,
            "300003");
  EXPECT_EQ(client.ask(chunked_head("count") + "0\r\nTrailer: x\r\n\r\n").body, "0");
  EXPECT_EQ(client.ask(head("count", 0)).body, "0");
  EXPECT_EQ(client.ask(request("GET", "/v1/hello")).body, "hello");
}

TEST_F(Upload, WaitsForItsReader) {
  start();
  TestClient client(port());
  client.send(chunked_head("late"));
  gate_.wait_for_arrivals(1);
  // What the kernel and the server hold for a reader that does not read ends before this.
  constexpr std::size_t kMost = 64'000'000;
  const std::string piece = chunk(1'000'000);
  std::size_t pieces = 0;
  std::string rest;
  for (int idle = 0; idle < 2'000 && pieces * piece.size() < kMost;) {
    if (rest.empty()) {
      rest = piece;
      ++pieces;
    }
    const ssize_t sent = client.send_now(rest);
    ASSERT_GE(sent, 0);
    rest.erase(0, static_cast<std::size_t>(sent));
    idle = sent == 0 ? idle + 1 : 0;
    if (sent == 0) std::this_thread::yield();
  }
  EXPECT_LT(pieces * piece.size(), kMost);
  gate_.open();
  client.send(rest + "0\r\n\r\n");
  EXPECT_EQ(client.read()->body, std::to_string(pieces * 1'000'000));
}

TEST_F(Upload, BeyondTheLimitIs413) {
  options_.limits.streamed_body_bytes = 200'000;
  start();
  TestClient told(port());
  EXPECT_EQ(told.ask(head("late", 200'001)).status, 413);
  EXPECT_TRUE(told.ended());
  TestClient untold(port());
  untold.send(chunked_head("count") + chunk(150'000) + chunk(150'000));
  const auto response = untold.read();
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 413);
  EXPECT_EQ(response->header("Connection"), "close");
  EXPECT_TRUE(untold.ended());
  EXPECT_EQ(gate_.arrivals(), 0U);
  EXPECT_EQ(observer_.errors(), std::vector<std::string>{});
}

TEST_F(Upload, ThatIsNotStreamedHasTheOtherLimit) {
  options_.limits.body_bytes = 1000;
  start();
  EXPECT_EQ(TestClient(port()).ask(head("echo", 1001)).status, 413);
  EXPECT_EQ(TestClient(port()).ask(head("nowhere", 1001)).status, 404);
  EXPECT_EQ(TestClient(port()).ask(head("count", 1001) + std::string(1001, 'x')).body, "1001");
}

TEST_F(Upload, UnreadClosesTheConnection) {
  start();
  TestClient client(port());
  // The next request stands behind a body that nobody has looked at: it is not answered.
  client.send(head("ignore", kLarge) + std::string(kLarge, 'x') + request("GET", "/v1/hello"));
  const auto response = client.read();
  ASSERT_TRUE(response);
  EXPECT_EQ(response->body, "ignored");
  EXPECT_EQ(response->header("Connection"), "close");
  EXPECT_TRUE(client.ended());
}

TEST_F(Upload, IsFollowedByPipelinedRequests) {
  start();
  TestClient client(port());
  client.send(head("count", kLarge) + std::string(kLarge, 'x') + request("GET", "/v1/hello") +
              head("ignore", 3) + "abc" + chunked_head("count") + chunk(5) + "0\r\n\r\n");
  EXPECT_EQ(client.read()->body, "300000");
  EXPECT_EQ(client.read()->body, "hello");
  EXPECT_EQ(client.read()->body, "ignored");
  EXPECT_EQ(client.read()->body, "5");
}

TEST_F(Upload, RefusedIsNotAskedFor) {
  start();
  TestClient client(port());
  client.send(head("ignore", kLarge, "Expect: 100-continue\r\n"));
  EXPECT_EQ(client.read()->status, 200);
  TestClient wrong(port());
  wrong.send(
      "POST /v1/count HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"
      "Expect: 100-continue\r\nContent-Length: 300000\r\n\r\n");
  EXPECT_EQ(wrong.read()->status, 415);
  TestClient right(port());
  right.send(head("count", kLarge, "Expect: 100-continue\r\n"));
  EXPECT_EQ(right.read(true)->status, 100);
  right.send(std::string(kLarge, 'x'));
  EXPECT_EQ(right.read()->body, "300000");
}

TEST_F(Upload, CutOffEndsTheHandler) {
  start();
  {
    TestClient client(port());
    client.send(head("gated", kLarge) + "abc");
    gate_.wait_for_arrivals(1);
    client.reset();
  }
  gate_.open();
  observer_.wait_for_responses(1);
  EXPECT_THAT(observer_.responses(), ElementsAre("POST /v1/gated gated 499 cancelled"));
  EXPECT_THAT(observer_.errors(), IsEmpty());
}

TEST_F(Upload, HalfClosedInTheMiddleEndsTheHandler) {
  start();
  TestClient client(port());
  client.send(head("count", kLarge) + "abc");
  client.half_close();
  const auto response = client.read();
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 503);
  EXPECT_TRUE(client.ended());
}

TEST_F(Upload, TooSlowIs408) {
  options_.timeouts.body = milliseconds(150);
  start();
  TestClient client(port());
  client.send(head("count", kLarge) + std::string(100'000, 'x'));
  const auto response = client.read();
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 408);
  EXPECT_EQ(response->header("Connection"), "close");
}

TEST_F(Upload, MalformedIs400) {
  start();
  TestClient client(port());
  client.send(chunked_head("count") + chunk(70'000) + "zz\r\n");
  const auto response = client.read();
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 400);
  EXPECT_TRUE(client.ended());
}

TEST_F(Upload, EndsWhenTheServerHasTo) {
  options_.drain = milliseconds(100);
  start();
  TestClient client(port());
  client.send(head("gated", kLarge) + "abc");
  gate_.wait_for_arrivals(1);
  gate_.open();
  server_->stop();
  EXPECT_TRUE(client.ended());
}

TEST_F(Upload, InlineIsNoPlaceForStreams) {
  operations_.back().lane = Lane::kInline;
  EXPECT_THROW(start(), std::invalid_argument);
}

}  // namespace
}  // namespace specgen

// Requests that are not what they seem.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>

#include "good_client.hpp"

namespace specgen::hostile {
namespace {

using ::testing::StartsWith;

std::size_t count_responses(const std::string& bytes) {
  std::size_t count = 0;
  const std::string start = "HTTP/1.1 ";
  for (std::size_t at = bytes.find(start); at != std::string::npos;
       at = bytes.find(start, at + 1)) {
    // Not where a message's text speaks of HTTP/1.1.
    if (std::isdigit(static_cast<unsigned char>(bytes[at + start.size()])) != 0) ++count;
  }
  return count;
}

class HostileFraming : public ::testing::Test {
 protected:
  ~HostileFraming() override { good_.check(); }

  /// Sends the bytes and expects one reply with this status, and then the end.
  void expect_refused(const std::string& bytes, int status) {
    TestClient client(target_.port());
    client.send(bytes);
    const std::string all = client.read_to_end();
    EXPECT_THAT(all, StartsWith("HTTP/1.1 " + std::to_string(status) + " "));
    EXPECT_EQ(count_responses(all), 1U) << all;
  }

  std::string post(const std::string& id, const std::string& headers) const {
    return request(target_, "POST", options().post, id,
                   "Content-Type: " + options().content_type + "\r\n" + headers);
  }

  Target target_;
  GoodClient good_{target_};
};

TEST_F(HostileFraming, ChunkSplitBetweenCrAndLf) {
  const std::string head = post("split-chunk", "Transfer-Encoding: chunked\r\n");
  const std::string body = "3\r\nabc\r\n0\r\n\r\n";
  TestClient whole(target_.port());
  const TestResponse expected = whole.ask(head + body);
  EXPECT_NE(expected.status, 0);
  for (std::size_t split = 0; split < body.size(); ++split) {
    TestClient client(target_.port());
    ASSERT_TRUE(client.send(head + body.substr(0, split)));
    good_.wait_for_a_turn();
    const TestResponse response = client.ask(body.substr(split));
    EXPECT_EQ(response.status, expected.status) << "split at " << split;
    EXPECT_EQ(response.header("X-Request-Id"), "split-chunk");
  }
}

TEST_F(HostileFraming, ContentLengthAndTransferEncoding) {
  const std::string smuggled = request(target_, "GET", options().good, "smuggled");
  expect_refused(post("cl-te-123", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") +
                     "0\r\n\r\n" + smuggled,
                 400);
  expect_refused(post("te-cl-123", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n") +
                     "0\r\n\r\n" + smuggled,
                 400);
}

TEST_F(HostileFraming, TwoContentLengths) {
  const std::string smuggled = request(target_, "GET", options().good, "smuggled");
  expect_refused(post("two-cl-12", "Content-Length: 0\r\nContent-Length: 5\r\n") + smuggled, 400);
  expect_refused(post("two-cl-12", "Content-Length: 0\r\nContent-Length: 0\r\n") + smuggled, 400);
  expect_refused(post("two-cl-12", "Content-Length: 0, 0\r\n") + smuggled, 400);
}

TEST_F(HostileFraming, TenMegabyteBody) {
  constexpr std::size_t kSize = 10'000'000;
  const std::string head = post("ten-mega-", "Content-Length: " + std::to_string(kSize) + "\r\n");
  expect_refused(head + std::string(kSize, 'x'), 413);
  // As requests, what follows a 413 must not be read.
  const std::string smuggled = request(target_, "GET", options().good, "smuggled");
  std::string disguised;
  while (disguised.size() < kSize) disguised += smuggled;
  expect_refused(head + disguised.substr(0, kSize), 413);
}

TEST_F(HostileFraming, HundredThousandHeaders) {
  std::string bytes = "GET " + target_.base() + options().good + " HTTP/1.1\r\nHost: a\r\n";
  for (int i = 0; i < 100'000; ++i) bytes += "X-" + std::to_string(i) + ": y\r\n";
  expect_refused(bytes + "\r\n", 431);
}

TEST_F(HostileFraming, ControlBytes) {
  const std::string nul(1, '\0');
  const std::string path = target_.base() + options().good;
  expect_refused("GET " + path + nul + " HTTP/1.1\r\nHost: a\r\n\r\n", 400);
  expect_refused("GET " + path + "\x01 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
  expect_refused("GET " + path + " HTTP/1.1\r\nHost: a\r\nA: b" + nul + "\r\n\r\n", 400);
  expect_refused("GET " + path + " HTTP/1.1\r\nHost: a\r\nA: \x1b[2J\r\n\r\n", 400);
  expect_refused("GET " + path + " HTTP/1.1\r\nHost: a\r\nA" + nul + ": b\r\n\r\n", 400);
  expect_refused(nul + nul + nul + nul, 400);
  expect_refused("\x16\x03\x01\x02\x01\x01\x01\xfc\x03\x03", 400);
  expect_refused("GET " + path + " HTTP/1.1\nHost: a\n\n", 400);
}

TEST_F(HostileFraming, ManySlashesAndLongTargets) {
  TestClient client(target_.port());
  EXPECT_EQ(client.ask("GET " + std::string(4000, '/') + " HTTP/1.1\r\nHost: a\r\n\r\n").status,
            404);
  expect_refused("GET " + std::string(60'000, '/') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414);
}

TEST_F(HostileFraming, Pipelining) {
  const int count = options().full ? 20'000 : 2'000;
  TestClient client(target_.port());
  std::string bytes;
  for (int i = 0; i < count; ++i) {
    bytes += request(target_, "GET", options().good, "pipelined-" + std::to_string(i));
  }
  std::thread sender([&] { EXPECT_TRUE(client.send(bytes)); });
  for (int i = 0; i < count; ++i) {
    const auto response = client.read();
    if (!response) {
      ADD_FAILURE() << "the connection ended after " << i << " replies";
      break;
    }
    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(response->header("X-Request-Id"), "pipelined-" + std::to_string(i));
  }
  sender.join();
}

}  // namespace
}  // namespace specgen::hostile

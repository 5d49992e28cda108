// Responses that are made while they are sent.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <list>
#include <memory>
#include <stdexcept>
#include <string>

#include "specgen/streams/byte_stream.hpp"
#include "specgen/streams/event_stream.hpp"
#include "test_server.hpp"

namespace specgen {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

void set_body(http::Response& response, const ByteStream& body) {
  response.body = body.content();
  response.stream = body.stream();
}

void set_body(http::Response& response, const EventStream& body) {
  response.stream = body.stream();
}

class Streams : public ServerTest {
 protected:
  Streams() {
    // Events until the client has gone or the server stops, at the gate's pace at first.
    add("events", [this](const Exchange& exchange) {
      http::Response response{200, "text/event-stream", {}, {}};
      set_body(response, EventStream([this, &context = exchange.context()](EventWriter& events) {
                 if (!events.send({.data = "first", .id = "1"})) return;
                 gate_.pass();
                 if (context.cancelled()) return;
                 if (!events.send({.data = "second"})) return;
                 while (events.wait_for(std::chrono::hours(1))) {
                 }
               }));
      return response;
    });
    add("flood", [](const Exchange& /*exchange*/) {
      return bytes([](BodyWriter& out) {
        const std::string piece(100'000, 'x');
        while (out.write(piece)) {
        }
      });
    });
    add("chunks", [](const Exchange& /*exchange*/) {
      return bytes(
          [](BodyWriter& out) { return out.write("abc") && out.write("") && out.write("de"); });
    });
    add("sized", [](const Exchange& /*exchange*/) {
      return bytes([](BodyWriter& out) { return out.write("abc") && out.write("de"); }, 5);
    });
    add("short", [](const Exchange& /*exchange*/) {
      return bytes([](BodyWriter& out) { return out.write("abc"); }, 5);
    });
    add("long", [](const Exchange& /*exchange*/) {
      return bytes([](BodyWriter& out) { return out.write("abc") && out.write("def"); }, 5);
    });
    add("fails", [](const Exchange& /*exchange*/) {
      return bytes([](BodyWriter& out) {
        (void)out.write("abc");
        throw std::runtime_error("secret detail");
      });
    });
    add("text", [](const Exchange& /*exchange*/) {
      http::Response response{200, "application/octet-stream", {}, {}};
      set_body(response, ByteStream("a text"));
      return response;
    });
  }

  template <class F>
  static http::Response bytes(F produce, std::optional<std::uint64_t> length = {}) {
    http::Response response{200, "application/octet-stream", {}, {}};
    set_body(response,
             ByteStream([produce](BodyWriter& out) { static_cast<void>(produce(out)); }, length));
    return response;
  }

  void add(std::string_view id, std::function<Outcome(const Exchange&)> serve) {
    paths_.push_back("/" + std::string(id));
    operations_.push_back(
        {.id = id, .path = paths_.back(), .lane = Lane::kStream, .serve = std::move(serve)});
  }

  /// What follows the head of the answer to a GET, up to the end of the connection.
  std::string rest_of(const std::string& id) {
    TestClient client(port());
    client.send(request("GET", "/v1/" + id));
    client.half_close();
    client.read_until("\r\n\r\n");
    return client.read_to_end();
  }

  std::list<std::string> paths_;
};

TEST_F(Streams, EventsArriveOneByOne) {
  start();
  TestClient client(port());
  client.send(request("GET", "/v1/events"));
  const std::string head = client.read_until("\r\n\r\n");
  EXPECT_THAT(head, HasSubstr("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(head, HasSubstr("Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n"));
  EXPECT_THAT(head, testing::Not(HasSubstr("Content-Length")));
  EXPECT_EQ(client.read_until("\n\n\r\n"), "13\r\nid: 1\ndata: first\n\n\r\n");
  gate_.wait_for_arrivals(1);
  gate_.open();
  EXPECT_EQ(client.read_until("\n\n\r\n"), "e\r\ndata: second\n\n\r\n");
}

TEST_F(Streams, EventsEndWhenTheClientLeaves) {
  start();
  gate_.open();
  {
    TestClient client(port());
    client.send(request("GET", "/v1/events"));
    client.read_until("second");
  }
  observer_.wait_for_responses(1);
  TestClient reset(port());
  reset.send(request("GET", "/v1/events"));
  reset.read_until("second");
  reset.reset();
  observer_.wait_for_responses(2);
  EXPECT_THAT(observer_.errors(), IsEmpty());
  wait_for([](const ServerStats& stats) { return stats.stream.running == 0; });
}

TEST_F(Streams, EventsEndWhenTheServerStops) {
  start();
  gate_.open();
  TestClient client(port());
  client.send(request("GET", "/v1/events"));
  client.read_until("second\n\n\r\n");
  auto stopped = std::async(std::launch::async, [this] { server_->stop(); });
  // Ended as it should be, not cut off.
  EXPECT_EQ(client.read_to_end(), "0\r\n\r\n");
  stopped.wait();
  EXPECT_THAT(observer_.responses(), ElementsAre("GET /v1/events events 200"));
}

TEST_F(Streams, BytesOfUnknownLengthAreChunks) {
  start();
  EXPECT_EQ(rest_of("chunks"), "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  TestClient client(port());
  client.send(request("GET", "/v1/chunks") + request("GET", "/v1/hello"));
  EXPECT_THAT(client.read_until("0\r\n\r\n"), HasSubstr("Connection: keep-alive\r\n"));
  EXPECT_EQ(client.read()->body, "hello");
}

TEST_F(Streams, BytesOfKnownLengthAreAsTheyAre) {
  start();
  TestClient client(port());
  const TestResponse sized = client.ask(request("GET", "/v1/sized"));
  EXPECT_EQ(sized.body, "abcde");
  EXPECT_EQ(sized.header("Transfer-Encoding"), "(none)");
  EXPECT_EQ(client.ask(request("GET", "/v1/text")).body, "a text");
  EXPECT_EQ(client.ask(request("GET", "/v1/hello")).body, "hello");
}

TEST_F(Streams, HeadHasNoBody) {
  start();
  TestClient client(port());
  client.send(request("HEAD", "/v1/sized") + request("HEAD", "/v1/flood") +
              request("GET", "/v1/hello"));
  EXPECT_EQ(client.read(true)->header("Content-Length"), "5");
  const auto flood = client.read(true);
  ASSERT_TRUE(flood);
  EXPECT_EQ(flood->header("Content-Length") + flood->header("Transfer-Encoding"), "(none)(none)");
  EXPECT_EQ(client.read()->body, "hello");
}

TEST_F(Streams, OldClientsGetNoChunks) {
  start();
  TestClient client(port());
  client.send("GET /v1/chunks HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_THAT(client.read_until("\r\n\r\n"), HasSubstr("Connection: close\r\n"));
  EXPECT_EQ(client.read_to_end(), "abcde");
}

TEST_F(Streams, WhatFailsIsCutOff) {
  start();
  EXPECT_EQ(rest_of("short"), "abc");
  EXPECT_EQ(rest_of("long"), "abc");
  EXPECT_EQ(rest_of("fails"), "3\r\nabc\r\n");
  observer_.wait_for_responses(3);
  EXPECT_THAT(observer_.errors(),
              ElementsAre("short: a streamed body ended before its length",
                          "long: a streamed body failed: a streamed body is longer than its length",
                          "fails: a streamed body failed: secret detail"));
}

TEST_F(Streams, WaitForSlowReadersUpToATimeout) {
  options_.timeouts.write = milliseconds(200);
  start();
  TestClient client(port());
  client.send(request("GET", "/v1/flood"));
  // It takes nothing any more: the handler waits, is told, and returns.
  client.read_until("\r\n\r\n");
  observer_.wait_for_responses(1);
  EXPECT_THAT(observer_.responses(), ElementsAre("GET /v1/flood flood 200 cancelled"));
  EXPECT_THAT(observer_.errors(), IsEmpty());
}

TEST_F(Streams, StopIsBoundedForThoseThatGoOn) {
  options_.drain = milliseconds(100);
  start();
  TestClient client(port());
  client.send(request("GET", "/v1/flood"));
  client.read_until("\r\n\r\n");
  server_->stop();
  EXPECT_THAT(observer_.responses(), ElementsAre("GET /v1/flood flood 200 cancelled"));
}

TEST_F(Streams, InlineIsNoPlaceForThem) {
  operations_.back().lane = Lane::kInline;
  operations_.back().serve = [](const Exchange& /*exchange*/) {
    return bytes([](BodyWriter& out) { return out.write("abc"); });
  };
  start();
  EXPECT_EQ(get("/v1/text").status, 500);
  EXPECT_THAT(observer_.errors(), ElementsAre("text: a body was streamed on the inline lane"));
}

}  // namespace
}  // namespace specgen

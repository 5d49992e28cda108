// What a client sees of routing, conditions, errors and security, over real sockets.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <system_error>

#include "test_server.hpp"

namespace specgen {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;

TEST_F(ServerTest, AnswersWithAllItsOwnHeaders) {
  start();
  const TestResponse response = get("/v1/hello");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "hello");
  EXPECT_EQ(response.header("Content-Type"), "text/plain");
  EXPECT_EQ(response.header("Content-Length"), "5");
  EXPECT_EQ(response.header("Connection"), "keep-alive");
  EXPECT_THAT(response.header("X-Request-Id"), MatchesRegex("[0-9a-z]{15}"));
  EXPECT_THAT(response.header("Date"),
              MatchesRegex("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT"));
  observer_.wait_for_responses(1);
  EXPECT_THAT(observer_.responses(), ElementsAre("GET /v1/hello hello 200"));
}

TEST_F(ServerTest, GivesTheClientsRequestIdBack) {
  start();
  EXPECT_EQ(get("/v1/hello", "X-Request-Id: abcd-1234\r\n").header("X-Request-Id"), "abcd-1234");
  EXPECT_EQ(get("/v1/nope", "X-Request-Id: abcd-1234\r\n").body,
            R"({"title":"Not Found","status":404,"detail":"There is no such path.",)"
            R"("request_id":"abcd-1234"})");
}

TEST_F(ServerTest, KnowsPathsAndMethods) {
  start();
  EXPECT_EQ(get("/v1/hello/").status, 404);
  EXPECT_EQ(get("/hello").status, 404);
  EXPECT_EQ(get("/v1/secret/%zz").status, 400);
  EXPECT_EQ(get("/v1/secret/%00").status, 400);
  const TestResponse wrong_method = get("/v1/echo");
  EXPECT_EQ(wrong_method.status, 405);
  EXPECT_EQ(wrong_method.header("Allow"), "POST, OPTIONS");
  TestClient client(port());
  const TestResponse options = client.ask(request("OPTIONS", "/v1/hello"));
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(options.header("Allow"), "GET, HEAD, OPTIONS");
  const TestResponse whole = client.ask(request("OPTIONS", "*"));
  EXPECT_EQ(whole.status, 204);
  EXPECT_EQ(whole.header("Allow"), "GET, HEAD, POST, OPTIONS");
}

TEST_F(ServerTest, HeadIsGetWithoutContent) {
  start();
  TestClient client(port());
  client.send(request("HEAD", "/v1/hello") + request("HEAD", "/v1/nope") +
              request("GET", "/v1/hello"));
  const auto head = client.read(true);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->status, 200);
  EXPECT_EQ(head->header("Content-Length"), "5");
  const auto missing = client.read(true);
  ASSERT_TRUE(missing);
  EXPECT_EQ(missing->status, 404);
  EXPECT_EQ(client.read()->body, "hello");
}

TEST_F(ServerTest, RoutesBesideTheSpecStandTwice) {
  start();
  EXPECT_EQ(get("/health").body, "alive");
  EXPECT_EQ(get("/v1/health").body, "alive");
}

TEST_F(ServerTest, ChecksInOrder) {
  options_.limits.body_bytes = 8;
  start();
  TestClient client(port());
  const std::string bad = "Accept: image/png\r\nContent-Type: image/png\r\n";
  EXPECT_EQ(client.ask(request("GET", "/v1/secret/1", bad, "x")).status, 401);
  EXPECT_EQ(client.ask(request("GET", "/v1/secret/1", bad + "Authorization: Bearer good\r\n", "x"))
                .status,
            406);
  EXPECT_EQ(client
                .ask(request("GET", "/v1/secret/1",
                             "Content-Type: image/png\r\nAuthorization: Bearer good\r\n", "x"))
                .status,
            415);
  EXPECT_EQ(client.ask(request("POST", "/v1/echo", "Content-Type: text/plain\r\n")).status, 400);
  // Too large a body ends the connection; what it was sent to still comes first.
  EXPECT_EQ(TestClient(port()).ask(request("POST", "/v1/nope", "", "123456789")).status, 404);
  EXPECT_EQ(TestClient(port()).ask(request("PUT", "/v1/echo", "", "123456789")).status, 405);
  EXPECT_EQ(TestClient(port()).ask(request("GET", "/v1/secret/1", "", "123456789")).status, 413);
}

TEST_F(ServerTest, SecurityChallengesAndPasses) {
  start();
  const TestResponse none = get("/v1/secret/1");
  EXPECT_EQ(none.status, 401);
  EXPECT_EQ(none.header("WWW-Authenticate"), "Bearer realm=\"api\"");
  const TestResponse bad = get("/v1/secret/1", "Authorization: Bearer bad\r\n");
  EXPECT_EQ(bad.status, 401);
  EXPECT_EQ(bad.header("WWW-Authenticate"), "Bearer realm=\"api\", error=\"invalid_token\"");
  EXPECT_EQ(get("/v1/secret/a%2Fb", "Authorization: Bearer good\r\n").body, "a%2Fb");
  EXPECT_EQ(get("/v1/secret/2", "Authorization: Bearer block\r\n").body, "2 blocking");
}

TEST_F(ServerTest, AThrowingHandlerLeaksNothing) {
  start();
  const TestResponse response = get("/v1/throw", "X-Request-Id: abcd-1234\r\n");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.body, R"({"title":"Internal Server Error","status":500,)"
                           R"("detail":"The server failed to answer.","request_id":"abcd-1234"})");
  EXPECT_THAT(observer_.errors(), ElementsAre("throw: secret detail"));
}

TEST_F(ServerTest, RefusesHeaderInjectionLoudly) {
  operations_.push_back(
      {.id = "inject", .path = "/inject", .serve = [](const Exchange&) -> Outcome {
         return http::Response{200, {}, {{"A", "b\r\nSet-Cookie: c"}}, {}};
       }});
  start();
  const TestResponse response = get("/v1/inject");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.header("Set-Cookie"), "(none)");
  EXPECT_THAT(observer_.errors(),
              ElementsAre("inject: the answer is not sent: "
                          "the value of response header A holds control characters"));
}

class ThrowingMapper : public ErrorMapper {
 public:
  http::Response map(const Problem& /*problem*/) const override {
    throw std::runtime_error("mapper broken");
  }
};

TEST_F(ServerTest, SurvivesABrokenMapper) {
  const ThrowingMapper mapper;
  mapper_ = &mapper;
  start();
  const TestResponse response = get("/v1/nope");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.body, "");
  EXPECT_THAT(observer_.errors(), ElementsAre(": the error mapper failed: mapper broken"));
  server_.reset();
}

class OwnMapper : public ErrorMapper {
 public:
  http::Response map(const Problem& problem) const override {
    return {problem.status, "application/json", {}, "{\"error\":\"" + problem.detail + "\"}"};
  }
};

TEST_F(ServerTest, EveryLayersErrorsTakeTheApisShape) {
  const OwnMapper mapper;
  mapper_ = &mapper;
  start();
  EXPECT_EQ(get("/v1/nope").body, R"({"error":"There is no such path."})");
  const TestResponse malformed = TestClient(port()).ask("GET / HTTP/1.1\r\n\r\n");
  EXPECT_EQ(malformed.status, 400);
  EXPECT_EQ(malformed.body, R"({"error":"The header Host is missing."})");
  EXPECT_EQ(malformed.header("Connection"), "close");
  EXPECT_THAT(malformed.header("X-Request-Id"), MatchesRegex("[0-9a-z]{15}"));
  server_.reset();
}

TEST_F(ServerTest, RefusesToStartOnATakenPort) {
  start();
  ServerOptions taken;
  taken.port = port();
  Server second(taken, {}, *mapper_);
  EXPECT_THROW(second.start(), std::system_error);
}

TEST_F(ServerTest, RefusesBadTables) {
  EXPECT_NO_THROW(Server({}, operations_, *mapper_));
  operations_.push_back(operations_.front());
  EXPECT_THROW(Server({}, operations_, *mapper_), std::invalid_argument);
  ServerOptions bad_base;
  bad_base.base_path = "v1/";
  EXPECT_THROW(Server(bad_base, {}, *mapper_), std::invalid_argument);
  ServerOptions bad_limit;
  bad_limit.limits.body_bytes = 0;
  EXPECT_THROW(Server(bad_limit, {}, *mapper_), std::invalid_argument);
}

TEST_F(ServerTest, ListensOnIpv6) {
  options_.address = "::1";
  start();
  EXPECT_GT(port(), 0);
  options_.address = "localhost";
  EXPECT_THROW(Server(options_, {}, *mapper_).start(), std::invalid_argument);
}

}  // namespace
}  // namespace specgen

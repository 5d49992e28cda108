#include "specgen/testing/report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "scripted_server.hpp"

namespace specgen::testing {
namespace {

using ::testing::SizeIs;

HttpRequest post(std::string body) {
  return {.method = "POST",
          .path = "/signup",
          .headers = {{"Content-Type", "application/json"}},
          .body = std::move(body)};
}

TEST(CurlCommand, QuotesForTheShell) {
  EXPECT_EQ(curl_command("http://localhost:1/v1", post(R"({"name":"O'Hara"})")),
            R"(curl -i --path-as-is -X POST 'http://localhost:1/v1/signup' \
  -H 'Content-Type: application/json' \
  --data-binary '{"name":"O'\''Hara"}')");
}

TEST(CurlCommand, PipesBytesThatNoArgumentCanHold) {
  EXPECT_EQ(curl_command("http://localhost:1", post(std::string("50%\\\0001\xFF'", 8))),
            R"(printf '50%%\\\0001\377'\''' |
curl -i --path-as-is -X POST 'http://localhost:1/signup' \
  -H 'Content-Type: application/json' \
  --data-binary @-)");
}

TEST(CurlCommand, WithoutBody) {
  EXPECT_EQ(curl_command("http://localhost:1",
                         {.method = "GET", .path = "/me", .headers = {{"X-E", ""}}, .body = {}}),
            "curl -i --path-as-is -X GET 'http://localhost:1/me' \\\n  -H 'X-E;'");
}

/// What a server gets from the command is what it gets from the client.
class CurlRoundTrip : public ::testing::TestWithParam<HttpRequest> {};

std::string without_user_agent(std::string request) {
  const std::size_t begin = request.find("User-Agent: ");
  return request.erase(begin, request.find("\r\n", begin) + 2 - begin);
}

TEST_P(CurlRoundTrip, SendsTheSameBytes) {
  ScriptedServer server([](const std::string&) { return answer(204, "", ""); });
  Client client(server.url());
  ASSERT_EQ(client.send(GetParam()).status, 204);
  const std::string command = curl_command(server.url(), GetParam()) + " > /dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0) << command;  // NOLINT(cert-env33-c)
  ASSERT_THAT(server.requests(), SizeIs(2));
  // Header order is curl's own business: Content-Length stands where it was asked for.
  EXPECT_EQ(without_user_agent(server.requests()[0]), without_user_agent(server.requests()[1]))
      << command;
}

INSTANTIATE_TEST_SUITE_P(
    Requests, CurlRoundTrip,
    ::testing::Values(
        HttpRequest{}, post("{}"), post(""), post("@file"), post(R"(it's $HOME `id` \n \\ "x" %s)"),
        post(std::string("a\0b\r\n\x7F\xC3(\xFF"
                         "01",
                         11)),
        post("Ünïcode \xF0\x9F\x98\x80\n\ttab"),
        HttpRequest{.method = "POST", .path = "/a/../b?q=%20'", .headers = {}, .body = {}},
        HttpRequest{.method = "HEAD", .path = "/", .headers = {}, .body = {}},
        HttpRequest{
            .method = "PUT", .path = "/", .headers = {{"X-Empty", ""}}, .body = "no type"}));

TEST(Describe, ShowsStatusHeadersAndBody) {
  HttpResponse response;
  response.status = 400;
  response.headers = {{"Content-Type", "application/json"}, {"X-Odd", "a\x01"}};
  response.body = "{\"error\":\"x\"}";
  EXPECT_EQ(describe(response),
            "HTTP 400\nContent-Type: application/json\nX-Odd: a\\x01\n\n{\"error\":\"x\"}");
}

TEST(Describe, CutsLongBodiesBetweenCharacters) {
  HttpResponse response;
  response.status = 200;
  response.body = "aéé";
  EXPECT_EQ(describe(response, 2), "HTTP 200\n\na\n… and 4 more bytes");
  EXPECT_EQ(describe(response, 3), "HTTP 200\n\naé\n… and 2 more bytes");
  EXPECT_EQ(describe(response, 5), "HTTP 200\n\naéé");
}

TEST(Describe, EscapesWhatIsNoText) {
  HttpResponse response;
  response.status = 200;
  response.body = std::string("\xFF\0ok", 4);
  EXPECT_EQ(describe(response), "HTTP 200\n\n\\xFF\\x00ok");
}

TEST(Describe, SaysWhyThereIsNone) {
  HttpResponse response;
  response.error = "Connection refused";
  EXPECT_EQ(describe(response), "no answer: Connection refused");
}

TEST(Indent, LeavesEmptyLinesEmpty) { EXPECT_EQ(indent("a\n\nb", 2), "  a\n\n  b\n"); }

}  // namespace
}  // namespace specgen::testing

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "service.hpp"

namespace auth::e2e {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

HttpRequest raw(std::string body, std::string content_type = "application/json") {
  return {.method = "POST",
          .path = "/signup",
          .headers = {{"Content-Type", std::move(content_type)}},
          .body = std::move(body)};
}

TEST(Errors, UnknownPath) {
  EXPECT_TRUE(is_error(service().get("/nowhere"), 404, "not_found"));
  EXPECT_TRUE(is_error(service().get("/signup/"), 404, "not_found"));
  EXPECT_TRUE(is_error(service().get("/SIGNUP"), 404, "not_found"));
  EXPECT_TRUE(is_error(service().get("/..%2f..%2fetc%2fpasswd"), 404, "not_found"));
}

TEST(Errors, WrongMethodNamesTheRightOnes) {
  for (const std::string method : {"GET", "PUT", "PATCH", "DELETE"}) {
    const HttpResponse response = service().send({.method = method, .path = "/signup"});
    EXPECT_TRUE(is_error(response, 405, "method_not_allowed")) << method;
    ASSERT_NE(response.header("Allow"), nullptr);
    EXPECT_THAT(*response.header("Allow"), MatchesRegex("(OPTIONS, )?POST(, OPTIONS)?"));
  }
  const HttpResponse response = service().post("/me", std::string());
  EXPECT_TRUE(is_error(response, 405, "method_not_allowed"));
  EXPECT_THAT(*response.header("Allow"), HasSubstr("GET"));
}

TEST(Errors, HeadAndOptionsAreAnswered) {
  const Account account(service());
  const HttpResponse head = service().send(
      {.method = "HEAD", .path = "/me", .headers = {{"Authorization", "Bearer " + account.token}}});
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.body, "");
  const HttpResponse options = service().send({.method = "OPTIONS", .path = "/signup"});
  EXPECT_EQ(options.status, 204);
  ASSERT_NE(options.header("Allow"), nullptr);
  EXPECT_THAT(*options.header("Allow"), HasSubstr("POST"));
}

TEST(Errors, WrongMediaType) {
  const std::string body = Json{{"email", new_email()}, {"password", kPassword}}.dump();
  for (const std::string type : {"text/plain", "application/xml", "application/jsonx",
                                 "application/x-www-form-urlencoded", "json", ""}) {
    EXPECT_TRUE(is_error(service().send(raw(body, type)), 415, "unsupported_media_type")) << type;
  }
  const HttpResponse missing =
      service().send({.method = "POST", .path = "/signup", .headers = {}, .body = body});
  EXPECT_TRUE(is_error(missing, 415, "unsupported_media_type"));
}

TEST(Errors, MediaTypesMayHaveParametersAndAnyCase) {
  for (const std::string type : {"application/json; charset=utf-8", "Application/JSON",
                                 "application/json;charset=\"utf-8\""}) {
    const std::string body = Json{{"email", new_email()}, {"password", kPassword}}.dump();
    EXPECT_EQ(service().send(raw(body, type)).status, 201) << type;
  }
}

TEST(Errors, NothingAcceptable) {
  HttpRequest request = raw(Json{{"email", new_email()}, {"password", kPassword}}.dump());
  request.headers.push_back({"Accept", "text/html"});
  EXPECT_TRUE(is_error(service().send(request), 406, "not_acceptable"));
  request.headers.back().value = "text/html, application/*;q=0.1";
  EXPECT_EQ(service().send(request).status, 201);
}

TEST(Errors, BodyTooLarge) {
  EXPECT_TRUE(is_error(service().send(raw(std::string(16385, ' '))), 413, "payload_too_large"));
  EXPECT_TRUE(is_error(service().send(raw(std::string(3'000'000, ' '))), 413, "payload_too_large"));
  std::string body = Json{{"email", new_email()}, {"password", kPassword}}.dump();
  body.append(16384 - body.size(), ' ');
  EXPECT_EQ(service().send(raw(body)).status, 201) << "exactly 16 KiB";
}

TEST(Errors, NoBody) {
  EXPECT_TRUE(is_error(service().post("/signup", std::string()), 400, "invalid_request"));
  EXPECT_TRUE(is_error(service().send(raw("")), 400, "invalid_request"));
}

struct BadBody {
  const char* name;
  std::string body;
};

// What GoogleTest prints of it.
std::ostream& operator<<(std::ostream& out, const BadBody& bad) { return out << bad.name; }

class BadJson : public ::testing::TestWithParam<BadBody> {};

TEST_P(BadJson, IsRefusedWithoutEcho) {
  const HttpResponse response = service().send(raw(GetParam().body));
  EXPECT_TRUE(is_error(response, 400, "invalid_request"));
  EXPECT_THAT(response.body, HasSubstr("\"violations\""));
  EXPECT_THAT(response.body, Not(HasSubstr("Pass1234")));
}

std::string account_with(const std::string& email_json) {
  return R"({"email":)" + email_json + R"(,"password":"Pass1234"})";
}

INSTANTIATE_TEST_SUITE_P(
    Bodies, BadJson,
    ::testing::Values(
        BadBody{"Text", "hello"}, BadBody{"Truncated", R"({"email":"a@example.com",)"},
        BadBody{"TrailingComma", R"({"email":"a@example.com","password":"Pass1234",})"},
        BadBody{"TrailingBytes", account_with("\"a@example.com\"") + "{}"},
        BadBody{"ByteOrderMark", "\xEF\xBB\xBF" + account_with("\"a@example.com\"")},
        BadBody{"InvalidUtf8", account_with("\"a\xFF@example.com\"")},
        BadBody{"LoneSurrogate", account_with(R"("a\ud800@example.com")")},
        BadBody{"Nul", account_with(R"("a\u0000@example.com")")},
        BadBody{"RawNul", account_with(std::string("\"a\0@example.com\"", 16))},
        BadBody{"DuplicateKey",
                R"({"email":"a@example.com",)" + account_with("\"b@example.com\"").substr(1)},
        BadBody{"NestedTooDeeply", std::string(5000, '[') + std::string(5000, ']')},
        BadBody{"OpenBrackets", std::string(16000, '[')},
        BadBody{"ArrayRoot", R"(["a@example.com","Pass1234"])"}, BadBody{"NullRoot", "null"},
        BadBody{"StringRoot", "\"Pass1234\""}, BadBody{"EmptyObject", "{}"},
        BadBody{"NullEmail", account_with("null")}, BadBody{"NumberEmail", account_with("5")},
        BadBody{"ArrayEmail", account_with(R"(["a@example.com"])")},
        BadBody{"ObjectEmail", account_with(R"({"$ne":""})")},
        BadBody{"NonAsciiEmail", account_with("\"jürgen@example.com\"")},
        BadBody{"ZeroWidthEmail", account_with("\"a\xE2\x80\x8B@example.com\"")},
        BadBody{"HeaderInjectionEmail", account_with(R"("a@example.com\r\nBcc: b@example.com")")},
        BadBody{"TwoAddresses", account_with("\"a@example.com,b@example.com\"")},
        BadBody{"DisplayName", account_with("\"A <a@example.com>\"")},
        BadBody{"DotDot", account_with("\"a..b@example.com\"")},
        BadBody{"LongEmail", account_with("\"" + std::string(243, 'a') + "@example.com\"")}),
    [](const auto& tested) { return tested.param.name; });

TEST(Errors, InjectionStringsAreJustText) {
  for (const std::string text :
       {"' OR '1'='1", "Robert'); DROP TABLE users;--", "${jndi:ldap://127.0.0.1/a}",
        "<script>alert(1)</script>", "../../etc/passwd", "%00", "{{7*7}}"}) {
    const HttpResponse response =
        service().post("/login", Json{{"email", new_email()}, {"password", text}});
    EXPECT_TRUE(is_error(response, 401, "invalid_credentials")) << text;
    EXPECT_THAT(response.body, Not(HasSubstr(text)));
  }
  EXPECT_EQ(service().database().run("SELECT count(*) > 0 FROM users"), "t");
}

TEST(Errors, RequestIdsGoThroughWhenTheyAreHarmless) {
  HttpRequest request{
      .method = "GET", .path = "/nowhere", .headers = {{"X-Request-Id", "abc-12345678"}}};
  HttpResponse response = service().send(request);
  ASSERT_NE(response.header("X-Request-Id"), nullptr);
  EXPECT_EQ(*response.header("X-Request-Id"), "abc-12345678");
  EXPECT_EQ(json(response).at("requestId"), "abc-12345678");
  request.headers[0].value = "bad id\" with {odd} things";
  response = service().send(request);
  EXPECT_THAT(*response.header("X-Request-Id"), MatchesRegex("[A-Za-z0-9-]+"));
}

TEST(Errors, AllViolationsComeAtOnce) {
  const HttpResponse response =
      service().post("/login", Json{{"email", "nobody"}, {"mfaCode", Json::array()}});
  ASSERT_TRUE(is_error(response, 400, "invalid_request"));
  EXPECT_THAT(keywords_at(response, "/email"), ElementsAre("format"));
  EXPECT_THAT(keywords_at(response, "/mfaCode"), ElementsAre("type"));
  EXPECT_THAT(keywords_at(response, "/password"), ElementsAre("required"));
}

}  // namespace
}  // namespace auth::e2e

#include "specgen/testing/conformance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "specgen/decode/array.hpp"
#include "specgen/decode/number.hpp"
#include "specgen/json/path.hpp"

namespace specgen::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

void refuse_short(const json::Input& in) {
  const json::Path name(in.path(), "name");
  if (in.element().string().size() < 3)
    in.violations().add(name, "minLength", "must have 3 characters");
}

OperationSpec operation() {
  return {.id = "getPet",
          .method = "GET",
          .path = "/pets/{id}",
          .source = "spec.yaml:1",
          .responses = {
              {.status = 200,
               .bodies = {{.media_type = "application/json", .check = refuse_short},
                          {.media_type = "text/*", .check = nullptr}},
               .headers = {{.name = "X-Total", .required = true, .kind = TextKind::kInteger},
                           {.name = "X-Rate", .required = false, .kind = TextKind::kNumber},
                           {.name = "X-More", .required = false, .kind = TextKind::kBoolean}}},
              {.status = 204, .bodies = {}, .headers = {}},
              {.status = 401, .bodies = {}, .headers = {}},
              {.status = 405, .bodies = {}, .headers = {}},
              {.status = 5, .bodies = {}, .headers = {}}}};
}

HttpResponse response(int status, std::vector<NameValue> headers, std::string body) {
  HttpResponse result;
  result.status = status;
  result.headers = std::move(headers);
  result.body = std::move(body);
  return result;
}

std::vector<Violation> check(const HttpResponse& answer, bool server_error_expected = false) {
  return check_conformance(answer, operation(), server_error_expected).all();
}

Violation violation(std::string pointer, std::string keyword, std::string message) {
  return {.in = "response",
          .pointer = std::move(pointer),
          .keyword = std::move(keyword),
          .message = std::move(message)};
}

TEST(Conformance, AcceptsWhatIsDeclared) {
  EXPECT_THAT(check(response(200,
                             {{"content-type", "Application/JSON; charset=utf-8"},
                              {"x-total", "12"},
                              {"X-Rate", "1.5"},
                              {"X-More", "true"}},
                             "\"long\"")),
              IsEmpty());
  EXPECT_THAT(check(response(200, {{"Content-Type", "text/plain"}, {"X-Total", "0"}}, "")),
              IsEmpty());
  EXPECT_THAT(check(response(204, {}, "")), IsEmpty());
}

TEST(Conformance, RefusesAStatusThatIsNotDeclared) {
  EXPECT_THAT(check(response(404, {}, "")),
              ElementsAre(violation("/status", "responses",
                                    "is not declared for getPet (declared: 200, 204, 401, 405, "
                                    "5XX)")));
}

TEST(Conformance, ReportsTheBodysViolationsBelowTheBody) {
  EXPECT_THAT(
      check(response(200, {{"Content-Type", "application/json"}, {"X-Total", "1"}}, "\"x\"")),
      ElementsAre(violation("/body/name", "minLength", "must have 3 characters")));
}

TEST(Conformance, RefusesMediaTypesThatAreNotDeclared) {
  EXPECT_THAT(check(response(200, {{"Content-Type", "image/png"}, {"X-Total", "1"}}, "\"long\"")),
              ElementsAre(violation("/headers/Content-Type", "content",
                                    "is none of the declared: application/json, text/*")));
  EXPECT_THAT(check(response(200, {{"X-Total", "1"}}, "\"long\"")),
              ElementsAre(violation("/headers/Content-Type", "required", "is missing")));
}

TEST(Conformance, RefusesABodyWhereNoneIsDeclared) {
  EXPECT_THAT(check(response(204, {}, "x")),
              ElementsAre(violation("/body", "content", "is there, but none is declared")));
}

TEST(Conformance, ChecksHeaders) {
  EXPECT_THAT(check(response(200, {{"Content-Type", "text/plain"}}, "")),
              ElementsAre(violation("/headers/X-Total", "required", "is missing")));
  EXPECT_THAT(check(response(200,
                             {{"Content-Type", "text/plain"},
                              {"X-Total", "many"},
                              {"X-Rate", "fast"},
                              {"X-More", "yes"}},
                             "")),
              ElementsAre(violation("/headers/X-Total", "type", "must be an integer"),
                          violation("/headers/X-Rate", "type", "must be a number"),
                          violation("/headers/X-More", "type", "must be true or false")));
}

void show(const json::Input& in) {
  std::int64_t number = 0;
  if (in.element().is_string()) return in.violation("shown", in.element().string());
  decode_integer(in, {}, number);
  in.violation("shown", std::to_string(number));
}

TEST(Conformance, HoldsHeadersAgainstTheirSchemas) {
  const OperationSpec spec{
      .id = "get",
      .responses = {
          {.status = 200,
           .headers = {
               {.name = "X-Text", .required = true, .kind = TextKind::kString, .check = show},
               {.name = "X-N", .required = true, .kind = TextKind::kInteger, .check = show},
               {.name = "X-Bad", .required = true, .kind = TextKind::kInteger, .check = show}}}}};
  const HttpResponse answer =
      response(200, {{"X-Text", "a\"b"}, {"X-N", "-3"}, {"X-Bad", "x"}}, "");
  EXPECT_THAT(check_conformance(answer, spec).all(),
              ElementsAre(violation("/headers/X-Text", "shown", "a\"b"),
                          violation("/headers/X-N", "shown", "-3"),
                          violation("/headers/X-Bad", "type", "must be an integer")));
}

void check_numbers(const json::Input& in) {
  std::vector<std::int64_t> numbers;
  decode_array(in, {.min_items = 2}, numbers, [](const json::Input& item, std::int64_t& number) {
    decode_integer(item, {}, number);
  });
}

constexpr ParameterSpec kList{
    .name = "X-List",
    .in = ParameterIn::kHeader,
    .style = ParameterStyle::kSimple,
    .shape = {.structure = ParameterShape::Structure::kArray, .kind = TextKind::kInteger}};
constexpr ParameterSpec kJson{.name = "X-Json",
                              .in = ParameterIn::kHeader,
                              .style = ParameterStyle::kSimple,
                              .shape = {.kind = TextKind::kJson}};

TEST(Conformance, ReadsHeadersOfSeveralValuesAsTheyAreWritten) {
  const OperationSpec spec{
      .id = "get",
      .responses = {{.status = 200,
                     .headers = {{.name = "X-List", .check = check_numbers, .style = &kList},
                                 {.name = "X-Json", .check = check_numbers, .style = &kJson}}}}};
  EXPECT_THAT(
      check_conformance(response(200, {{"X-List", "1,2"}, {"x-json", "[3, 4]"}}, ""), spec).all(),
      IsEmpty());
  EXPECT_THAT(
      check_conformance(response(200, {{"X-List", "1,b"}, {"X-Json", "[1]"}}, ""), spec).all(),
      ElementsAre(violation("/headers/X-List/1", "type", "must be an integer"),
                  violation("/headers/X-Json", "minItems", "must have at least 2 items")));
  EXPECT_THAT(
      check_conformance(response(200, {{"X-List", "1"}, {"X-Json", "[1,"}}, ""), spec).all(),
      ElementsAre(violation("/headers/X-List", "minItems", "must have at least 2 items"),
                  violation("/headers/X-Json", "syntax",
                            "must be valid JSON: expected a value at line 1, column 4")));
}

TEST(Conformance, TakesNothingForNullWhereThatMayBe) {
  OperationSpec spec{
      .id = "get",
      .responses = {{.status = 200, .headers = {{.name = "X-N", .kind = TextKind::kInteger}}}}};
  const HttpResponse answer = response(200, {{"X-N", ""}}, "");
  EXPECT_THAT(check_conformance(answer, spec).all(),
              ElementsAre(violation("/headers/X-N", "type", "must be an integer")));
  spec.responses[0].headers[0].nullable = true;
  EXPECT_THAT(check_conformance(answer, spec).all(), IsEmpty());
}

TEST(Conformance, LooksAtEveryLineOfAHeader) {
  const OperationSpec spec{
      .id = "get",
      .responses = {{.status = 200,
                     .headers = {{.name = "X-List", .check = check_numbers, .style = &kList},
                                 {.name = "X-Json", .check = check_numbers, .style = &kJson},
                                 {.name = "X-N", .kind = TextKind::kInteger},
                                 {.name = "Vary", .kind = TextKind::kString, .check = show},
                                 {.name = "Set-Cookie", .check = show}}}}};
  const HttpResponse answer = response(200,
                                       {{"X-List", "1"},
                                        {"X-Json", "[1, 2]"},
                                        {"X-N", "1"},
                                        {"Vary", "Accept"},
                                        {"Set-Cookie", "a=1"},
                                        {"x-list", "b"},
                                        {"X-Json", "[1, 2]"},
                                        {"X-N", "2"},
                                        {"Vary", "Origin"},
                                        {"Set-Cookie", "b=2"}},
                                       "");
  EXPECT_THAT(check_conformance(answer, spec).all(),
              ElementsAre(violation("/headers/X-List/1", "type", "must be an integer"),
                          violation("/headers/X-Json", "duplicateKey", "must be given only once"),
                          violation("/headers/X-N", "duplicateKey", "must be given only once"),
                          violation("/headers/Vary", "shown", "Accept, Origin"),
                          violation("/headers/Set-Cookie", "shown", "a=1"),
                          violation("/headers/Set-Cookie", "shown", "b=2")));
}

TEST(Conformance, IntegersMayBeWrittenWithAFraction) {
  const OperationSpec spec{
      .id = "get",
      .responses = {{.status = 200,
                     .headers = {{.name = "X-N", .kind = TextKind::kInteger, .check = show}}}}};
  EXPECT_THAT(check_conformance(response(200, {{"X-N", "5.0"}}, ""), spec).all(),
              ElementsAre(violation("/headers/X-N", "shown", "5")));
  EXPECT_THAT(check_conformance(response(200, {{"X-N", "5.5"}}, ""), spec).all(),
              ElementsAre(violation("/headers/X-N", "type", "must be an integer"),
                          violation("/headers/X-N", "shown", "0")));
}

TEST(Conformance, HoldsHttpItself) {
  EXPECT_THAT(check(response(401, {}, "")),
              ElementsAre(violation("/headers/WWW-Authenticate", "required",
                                    "is missing: 401 needs it (RFC 9110, section 11.6.1)")));
  EXPECT_THAT(check(response(405, {}, "")),
              ElementsAre(violation("/headers/Allow", "required",
                                    "is missing: 405 needs it (RFC 9110, section 15.5.6)")));
  EXPECT_THAT(check(response(401, {{"www-authenticate", "Bearer realm=\"x\""}}, "")), IsEmpty());
}

TEST(Conformance, RefusesServerErrorsThatNobodyExpects) {
  EXPECT_THAT(check(response(503, {}, "")),
              ElementsAre(violation("/status", "serverError", "is 503, which nobody expects")));
  EXPECT_THAT(check(response(503, {}, ""), true), IsEmpty());
}

TEST(FindResponse, PrefersTheStatusThenItsRangeThenTheDefault) {
  const OperationSpec spec{.id = {},
                           .method = {},
                           .path = {},
                           .source = {},
                           .responses = {{.status = 0, .bodies = {}, .headers = {}},
                                         {.status = 4, .bodies = {}, .headers = {}},
                                         {.status = 404, .bodies = {}, .headers = {}}}};
  EXPECT_EQ(find_response(spec, 404)->status, 404);
  EXPECT_EQ(find_response(spec, 400)->status, 4);
  EXPECT_EQ(find_response(spec, 200)->status, 0);
  EXPECT_EQ(find_response(operation(), 404), nullptr);
}

}  // namespace
}  // namespace specgen::testing

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "specgen/decode/number.hpp"
#include "specgen/decode/string.hpp"
#include "specgen/decode/value.hpp"
#include "specgen/parameters/reader.hpp"
#include "support.hpp"

namespace specgen {
namespace {

using Structure = ParameterShape::Structure;
using Style = ParameterStyle;
using testing_support::List;

constexpr auto kColor = std::to_array<PropertyShape>({
    {.name = "R", .kind = TextKind::kInteger},
    {.name = "G", .kind = TextKind::kInteger},
});
constexpr ParameterShape kScalar = {};
constexpr ParameterShape kArray = {.structure = Structure::kArray};
constexpr ParameterShape kObject = {.structure = Structure::kObject, .properties = kColor};

struct Result {
  std::string json;  // "absent" where the parameter is, "" where it is bad
  List violations;
};

Result read(const ParameterSpec& spec, const ParameterText& text) {
  Violations violations("body");
  ParameterReader reader(text, violations);
  std::optional<Value> value;
  reader.read(spec, value, [](const auto& in, auto& to) { decode_value(in, to); });
  EXPECT_EQ(violations.in(), "body");
  std::string json = value ? value->to_json() : "absent";
  return {violations.empty() ? json : "", violations.all()};
}

Result read_path(Style style, bool explode, const ParameterShape& shape, std::string_view segment) {
  const std::array<std::string_view, 2> path = {"other", segment};
  return read({.name = "c",
               .in = ParameterIn::kPath,
               .path_index = 1,
               .required = true,
               .style = style,
               .explode = explode,
               .shape = shape},
              {.path = path});
}

Result read_query(Style style, bool explode, const ParameterShape& shape, std::string_view query) {
  return read(
      {.name = "c", .in = ParameterIn::kQuery, .style = style, .explode = explode, .shape = shape},
      {.query = query});
}

Result read_header(bool explode, const ParameterShape& shape,
                   const std::vector<HeaderView>& headers) {
  return read({.name = "X-C",
               .in = ParameterIn::kHeader,
               .style = Style::kSimple,
               .explode = explode,
               .shape = shape},
              {.headers = headers});
}

Result read_cookie(bool explode, const ParameterShape& shape,
                   const std::vector<HeaderView>& headers) {
  return read({.name = "c", .in = ParameterIn::kCookie, .explode = explode, .shape = shape},
              {.headers = headers});
}

List one(std::string in, std::string pointer, std::string keyword, std::string message) {
  return {{std::move(in), std::move(pointer), std::move(keyword), std::move(message)}};
}

constexpr auto kRgb = R"({"R":100,"G":200})";
constexpr auto kList = R"(["a","b,c",""])";

TEST(PathParameter, HasEveryStyle) {
  struct Case {
    Style style;
    bool explode;
    ParameterShape shape;
    std::string text;
    std::string json;
  };
  const std::vector<Case> cases = {
      {Style::kSimple, false, kScalar, "a%20b,+", "\"a b,+\""},
      {Style::kSimple, false, kArray, "a,b%2Cc,", kList},
      {Style::kSimple, true, kArray, "a,b%2Cc,", kList},
      {Style::kSimple, false, kObject, "R,100,G,200", kRgb},
      {Style::kSimple, true, kObject, "R=100,G=200", kRgb},
      {Style::kLabel, false, kScalar, ".a.b", "\"a.b\""},
      {Style::kLabel, false, kArray, ".a,b%2Cc,", kList},
      {Style::kLabel, true, kArray, ".a.b,c.", kList},
      {Style::kLabel, false, kObject, ".R,100,G,200", kRgb},
      {Style::kLabel, true, kObject, ".R=100.G=200", kRgb},
      {Style::kMatrix, false, kScalar, ";c=a", "\"a\""},
      {Style::kMatrix, true, kScalar, ";c", "\"\""},
      {Style::kMatrix, false, kArray, ";c=a,b%2Cc,", kList},
      {Style::kMatrix, true, kArray, ";c=a;c=b,c;c=", kList},
      {Style::kMatrix, false, kObject, ";c=R,100,G,200", kRgb},
      {Style::kMatrix, true, kObject, ";R=100;G=200", kRgb},
      {Style::kSimple, false, kArray, "", "[]"},
      {Style::kSimple, false, kObject, "", "{}"},
  };
  for (const Case& each : cases) {
    const Result result = read_path(each.style, each.explode, each.shape, each.text);
    EXPECT_EQ(result.json, each.json) << each.text;
    EXPECT_EQ(result.violations, List{});
  }
}

TEST(PathParameter, ReportsWhatIsNotOfItsStyle) {
  EXPECT_EQ(read_path(Style::kLabel, false, kScalar, "a").violations,
            one("path", "/c", "style", "must begin with '.'"));
  EXPECT_EQ(read_path(Style::kLabel, false, kArray, "a").violations,
            one("path", "/c", "style", "must begin with '.'"));
  for (const std::string text : {"a", "c=a", ";d=a", ";cc=a"}) {
    EXPECT_EQ(read_path(Style::kMatrix, false, kScalar, text).violations,
              one("path", "/c", "style", "must begin with ';c'"));
    EXPECT_EQ(read_path(Style::kMatrix, false, kObject, text).violations,
              one("path", "/c", "style", "must begin with ';c'"));
  }
  EXPECT_EQ(read_path(Style::kSimple, false, kObject, "R,100,G").violations,
            one("path", "/c", "style", "must be pairs of names and values"));
  EXPECT_EQ(read_path(Style::kSimple, true, kObject, "R=100,G").violations,
            one("path", "/c", "style", "must be pairs of names and values"));
  for (const std::string text : {";d=a", ";c=a;d=b", ";c=a;cc=b", ";c=a;"}) {
    EXPECT_EQ(read_path(Style::kMatrix, true, kArray, text).violations,
              one("path", "/c", "style", "must name each item 'c'"))
        << text;
  }
  EXPECT_EQ(read_path(Style::kMatrix, true, kArray, ";c;c=a").json, R"(["","a"])");
  EXPECT_EQ(read_path(Style::kSimple, false, kObject, "R,x,R,1,G,y").violations,
            (List{{"path", "/c/R", "duplicateKey", "must be given only once"},
                  {"path", "/c/G", "type", "must be an integer"}}));
}

TEST(PathParameter, RefusesBadEncoding) {
  const auto bad = one("path", "/c", "encoding", "must be percent-encoded UTF-8 without NUL");
  for (const std::string text : {"%", "a%2", "%zz", "%00", "%FF", "\xFF"}) {
    EXPECT_EQ(read_path(Style::kSimple, false, kScalar, text).violations, bad) << text;
    EXPECT_EQ(read_path(Style::kSimple, false, kArray, "a," + text).violations, bad);
    EXPECT_EQ(read_path(Style::kSimple, false, kObject, "R," + text).violations, bad);
  }
  EXPECT_EQ(read({.name = "c", .in = ParameterIn::kPath, .required = true}, {}).violations,
            one("path", "/c", "required", "is required"));
}

TEST(QueryParameter, HasEveryStyle) {
  struct Case {
    Style style;
    bool explode;
    ParameterShape shape;
    std::string query;
    std::string json;
  };
  const std::vector<Case> cases = {
      {Style::kForm, true, kScalar, "b=1&c=a+b%2B&d", "\"a b+\""},
      {Style::kForm, true, kScalar, "%63=x", "\"x\""},
      {Style::kForm, true, kScalar, "c", "\"\""},
      {Style::kForm, true, kScalar, "d=1&cc=2&C=3", "absent"},
      {Style::kForm, true, kArray, "c=a&x=1&c=b,c&c=", kList},
      {Style::kForm, true, kArray, "x=1", "absent"},
      {Style::kForm, false, kArray, "c=a,b%2Cc,", kList},
      {Style::kForm, false, kArray, "c=", "[]"},
      {Style::kSpaceDelimited, false, kArray, "c=a%20b,c%20", kList},
      {Style::kSpaceDelimited, false, kArray, "c=a+b,c+", kList},
      {Style::kSpaceDelimited, true, kArray, "c=a&c=b,c&c=", kList},
      {Style::kPipeDelimited, false, kArray, "c=a|b,c|", kList},
      {Style::kPipeDelimited, false, kArray, "c=a%7Cb,c%7c", kList},
      {Style::kForm, true, kObject, "R=100&x=1&G=200", kRgb},
      {Style::kForm, true, kObject, "x=1", "absent"},
      {Style::kForm, false, kObject, "c=R,100,G,200", kRgb},
      {Style::kSpaceDelimited, false, kObject, "c=R%20100%20G%20200", kRgb},
      {Style::kPipeDelimited, false, kObject, "c=R|100|G|200", kRgb},
      {Style::kDeepObject, true, kObject, "c[R]=100&c%5BG%5D=200&x[R]=1&c=1", kRgb},
      {Style::kDeepObject, true, kObject, "c[R]=100&c[other]=x", R"({"R":100,"other":"x"})"},
      {Style::kDeepObject, true, kObject, "c[]=1&c[=2&cR]=3&%zz[R]=4", R"({"":"1"})"},
      {Style::kDeepObject, true, kObject, "", "absent"},
  };
  for (const Case& each : cases) {
    const Result result = read_query(each.style, each.explode, each.shape, each.query);
    EXPECT_EQ(result.json, each.json) << each.query;
    EXPECT_EQ(result.violations, List{});
  }
}

TEST(QueryParameter, IsStrict) {
  EXPECT_EQ(read_query(Style::kForm, true, kScalar, "c=a&c=b").violations,
            one("query", "/c", "duplicateKey", "must be given only once"));
  EXPECT_EQ(read_query(Style::kForm, false, kArray, "c=a&c=b").violations,
            one("query", "/c", "duplicateKey", "must be given only once"));
  EXPECT_EQ(read_query(Style::kForm, false, kObject, "c=R,1&c=G,2").violations,
            one("query", "/c", "duplicateKey", "must be given only once"));
  EXPECT_EQ(read_query(Style::kDeepObject, true, kObject, "c[R]=1&c[R]=2").violations,
            one("query", "/c/R", "duplicateKey", "must be given only once"));
  EXPECT_EQ(read_query(Style::kDeepObject, true, kObject, "c[R]=%").violations,
            one("query", "/c", "encoding", "must be percent-encoded UTF-8 without NUL"));
  EXPECT_EQ(
      read_query(Style::kForm, true, {.structure = Structure::kArray, .kind = TextKind::kInteger},
                 "c=1&c=x&c=2.5x")
          .violations,
      (List{{"query", "/c/1", "type", "must be an integer"},
            {"query", "/c/2", "type", "must be an integer"}}));
}

TEST(QueryParameter, MayComeWithReservedCharacters) {
  const ParameterSpec spec = {.name = "c", .allow_reserved = true};
  EXPECT_EQ(read(spec, {.query = "c=a+b%20c/?:@!$'()*,;=%2B"}).json, "\"a+b c/?:@!$'()*,;=+\"");
}

TEST(QueryParameter, MayBeAbsentWhenEmpty) {
  const ParameterSpec spec = {
      .name = "c", .empty_is_absent = true, .shape = {.kind = TextKind::kBoolean}};
  EXPECT_EQ(read(spec, {.query = "c="}).json, "absent");
  EXPECT_EQ(read(spec, {.query = "c"}).json, "absent");
  EXPECT_EQ(read(spec, {.query = "c=&c=true"}).json, "true");
  EXPECT_EQ(read(spec, {.query = "c=x"}).violations,
            one("query", "/c", "type", "must be true or false"));
}

TEST(QueryParameter, MayTakeWhatNoOtherHas) {
  constexpr auto kOthers = std::to_array<std::string_view>({"limit", "deep"});
  const ParameterSpec spec = {.name = "c",
                              .takes_others = true,
                              .others = kOthers,
                              .shape = {.structure = Structure::kObject, .properties = kColor}};
  EXPECT_EQ(read(spec, {.query = "R=1&a+b=c&limit=5&deep%5Bx%5D=1&limits=6&c=7"}).json,
            R"({"R":1,"a b":"c","limits":"6","c":"7"})");
  EXPECT_EQ(read(spec, {.query = "limit=5&deep[x]=1"}).json, "absent");
  EXPECT_EQ(read(spec, {.query = "a=1&a=2"}).violations,
            one("query", "/c/a", "duplicateKey", "must be given only once"));
}

TEST(QueryParameter, MayBeJson) {
  const ParameterShape shape = {.kind = TextKind::kJson};
  EXPECT_EQ(read_query(Style::kForm, true, shape, "c=%7B%22a%22:[1,true]%7D").json,
            R"({"a":[1,true]})");
  EXPECT_EQ(read_query(Style::kForm, true, shape, "c={\"a\":1,\"a\":2}").violations,
            one("query", "/c/a", "duplicateKey", "must not appear more than once"));
}

TEST(QueryParameter, MayBeNullWhereThatIsNothing) {
  const auto query = [](TextKind kind, std::string_view text) {
    return read_query(Style::kForm, true, {.kind = kind}, text);
  };
  for (const TextKind kind :
       {TextKind::kStringOrNull, TextKind::kIntegerOrNull, TextKind::kNumberOrNull,
        TextKind::kBooleanOrNull, TextKind::kAnyOrNull}) {
    EXPECT_EQ(query(kind, "c=").json, "null");
    EXPECT_EQ(query(kind, "d=").json, "absent");
  }
  EXPECT_EQ(query(TextKind::kStringOrNull, "c=7").json, "\"7\"");
  EXPECT_EQ(query(TextKind::kStringOrNull, "c=null").json, "\"null\"");
  EXPECT_EQ(query(TextKind::kIntegerOrNull, "c=7").json, "7");
  EXPECT_EQ(query(TextKind::kAnyOrNull, "c=true").json, "true");
  EXPECT_EQ(query(TextKind::kIntegerOrNull, "c=null").violations,
            one("query", "/c", "type", "must be an integer"));
  constexpr ParameterShape kItems{.structure = Structure::kArray, .kind = TextKind::kIntegerOrNull};
  EXPECT_EQ(read_query(Style::kForm, false, kItems, "c=1,,2").json, "[1,null,2]");
  constexpr ParameterShape kMembers{.structure = Structure::kObject,
                                    .kind = TextKind::kNumberOrNull};
  EXPECT_EQ(read_query(Style::kDeepObject, true, kMembers, "c[a]=&c[b]=1").json,
            R"({"a":null,"b":1})");
}

TEST(HeaderParameter, IsTakenAsItIs) {
  const std::vector<HeaderView> headers = {{"x-c", " a , b%2C ,"}, {"Other", "x"}};
  EXPECT_EQ(read_header(false, kScalar, headers).json, "\"a , b%2C ,\"");
  EXPECT_EQ(read_header(false, kArray, headers).json, R"(["a","b%2C",""])");
  EXPECT_EQ(read_header(false, kArray, {{"X-C", "a"}, {"X-C", "b,c"}}).json, R"(["a","b","c"])");
  EXPECT_EQ(read_header(false, kObject, {{"X-C", "R, 100, G, 200"}}).json, kRgb);
  EXPECT_EQ(read_header(true, kObject, {{"X-C", "R=100"}, {"X-C", "G=200"}}).json, kRgb);
  EXPECT_EQ(read_header(false, kScalar, {}).json, "absent");
  EXPECT_EQ(read_header(false, kScalar, {{"X-C", "a"}, {"x-C", "b"}}).violations,
            one("header", "/X-C", "duplicateKey", "must be given only once"));
  EXPECT_EQ(read_header(false, kScalar, {{"X-C", "\xFF"}}).violations,
            one("header", "/X-C", "encoding", "must be UTF-8 without NUL"));
  EXPECT_EQ(read_header(false, kArray, {{"X-C", std::string_view("a\0", 2)}}).violations,
            one("header", "/X-C", "encoding", "must be UTF-8 without NUL"));
}

TEST(CookieParameter, IsFoundAmongOthers) {
  EXPECT_EQ(read_cookie(true, kScalar, {{"Cookie", "b=1; c=a%20b ;d=2; e"}}).json, "\"a b\"");
  EXPECT_EQ(read_cookie(true, kScalar, {{"cookie", "b=1"}, {"cookie", "c=\"2\""}}).json,
            R"("\"2\"")");
  EXPECT_EQ(read_cookie(true, kScalar, {{"X-Cookie", "c=1"}}).json, "absent");
  EXPECT_EQ(read_cookie(false, kArray, {{"Cookie", "c=a,b%2Cc,"}}).json, kList);
  EXPECT_EQ(read_cookie(true, kArray, {{"Cookie", "c=a&c=b,c&c="}}).json, kList);
  EXPECT_EQ(read_cookie(false, kObject, {{"Cookie", "c=R,100,G,200"}}).json, kRgb);
  EXPECT_EQ(read_cookie(true, kScalar, {{"Cookie", "c=1; c=2"}}).violations,
            one("cookie", "/c", "duplicateKey", "must be given only once"));
}

TEST(ParameterReader, KeepsDefaultsAndReportsMissingOnes) {
  const std::vector<HeaderView> headers = {{"X-Trace", "abc"}};
  Violations violations;
  ParameterReader reader({.query = "offset=5", .headers = headers}, violations);
  const auto decode = [](const json::Input& in, std::int64_t& to) {
    decode_integer(in, {.maximum = 4}, to);
  };
  const ParameterShape integer = {.kind = TextKind::kInteger};
  std::int64_t limit = 20;
  reader.read({.name = "limit", .shape = integer}, limit, decode);
  EXPECT_EQ(limit, 20);
  std::int64_t offset = 0;
  reader.read({.name = "offset", .shape = integer}, offset, decode);
  std::string trace;
  reader.read({.name = "x-trace", .in = ParameterIn::kHeader, .style = Style::kSimple}, trace,
              [](const auto& in, auto& to) { decode_string(in, {}, to); });
  EXPECT_EQ(trace, "abc");
  std::optional<std::int64_t> page;
  reader.read({.name = "page", .required = true, .shape = integer}, page, decode);
  reader.read({.name = "list", .required = true, .shape = kArray}, page, decode);
  reader.read({.name = "object", .required = true, .explode = false, .shape = kObject}, page,
              decode);
  EXPECT_EQ(page, std::nullopt);
  EXPECT_EQ(violations.all(), (List{{"query", "/offset", "maximum", "must be at most 4"},
                                    {"query", "/page", "required", "is required"},
                                    {"query", "/list", "required", "is required"},
                                    {"query", "/object", "required", "is required"}}));
}

}  // namespace
}  // namespace specgen

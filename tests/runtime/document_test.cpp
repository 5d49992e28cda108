#include "specgen/json/document.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "specgen/decode/value.hpp"
#include "support.hpp"

namespace specgen::json {
namespace {

using testing_support::List;
using testing_support::one;

List refusal(std::string_view text, Limits limits = {}) {
  Violations violations;
  const auto document = Document::parse(text, violations, limits);
  EXPECT_EQ(document.has_value(), violations.empty());
  return violations.all();
}

/// The text as a value, written again.
std::string round_trip(std::string_view text) {
  Violations violations;
  const auto document = Document::parse(text, violations);
  if (!document) return "refused";
  Value value;
  decode_value(document->input(violations), value);
  return violations.empty() ? value.to_json() : violations.all().front().message;
}

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + "1" + std::string(depth, ']');
}

TEST(Document, TakesEveryKindOfValue) {
  for (const std::string text :
       {"null", "true", "false", "0", "-1", "9223372036854775807", "-9223372036854775808",
        "18446744073709551615", "0.5", "1e+300", "\"\"", "\"a\"", "[]", "{}", "[1,[2,[]],{}]",
        R"({"a":{"b":[null,true]},"":"x"})"}) {
    EXPECT_EQ(round_trip(text), text);
  }
  EXPECT_EQ(round_trip(" \t\r\n[ 1 , 2 ] \n"), "[1,2]");
  EXPECT_EQ(round_trip("1e-400"), "0");
  EXPECT_EQ(round_trip("-0"), "0");
}

TEST(Document, DecodesEscapes) {
  EXPECT_EQ(round_trip(R"("\"\\\/\b\f\n\r\t\u0041\u00e9\ud83d\ude00")"),
            "\"\\\"\\\\/\\b\\f\\n\\r\\tA\u00e9\U0001F600\"");
}

TEST(Document, NulWithinAStringEndsNothing) {
  Violations violations;
  const auto document = Document::parse(R"("a\u0000b")", violations);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root().string(), std::string_view("a\0b", 3));
}

TEST(Document, SaysWhatIsWrongAndWhere) {
  struct Case {
    std::string text;
    std::string message;
  };
  const std::vector<Case> cases = {
      {"", "expected a value at line 1, column 1"},
      {"  ", "expected a value at line 1, column 3"},
      {"nul", "expected a value at line 1, column 1"},
      {"\xEF\xBB\xBF{}", "expected a value at line 1, column 1"},
      {"{}x", "expected nothing after the value at line 1, column 3"},
      {"[1] [2]", "expected nothing after the value at line 1, column 5"},
      {"[1,]", "expected a value at line 1, column 4"},
      {"[1 2]", "expected ',' or ']' at line 1, column 4"},
      {"[1}", "expected ',' or ']' at line 1, column 3"},
      {"[[1]", "expected ',' or ']' at line 1, column 5"},
      {R"({"a":1 "b":2})", "expected ',' or '}' at line 1, column 8"},
      {R"({"a" 1})", "expected ':' at line 1, column 6"},
      {"{a:1}", "expected a member's name in double quotes at line 1, column 2"},
      {R"({"a":1,})", "expected a member's name in double quotes at line 1, column 8"},
      {R"({"a":{},)", "expected a member's name in double quotes at line 1, column 9"},
      {"[1,\n  x]", "expected a value at line 2, column 3"},
      {"[\"\u00e9\U0001F600\" x]", "expected ',' or ']' at line 1, column 7"},
      {"\"abc", "expected the end of a string at line 1, column 5"},
      {"\"a\nb\"", "a control character in a string must be escaped at line 1, column 3"},
      {std::string("\"a\0b\"", 5),
       "a control character in a string must be escaped at line 1, column 3"},
      {R"("\x41")", "unknown escape at line 1, column 3"},
      {R"("\u00g0")", "expected four hexadecimal digits at line 1, column 4"},
      {R"("\u00)", "expected four hexadecimal digits at line 1, column 4"},
      {R"("\ud800")", "a surrogate stands alone at line 1, column 2"},
      {R"("\udc00")", "a surrogate stands alone at line 1, column 2"},
      {R"("\ud800\u0041")", "a surrogate stands alone at line 1, column 2"},
      {R"("\ud800\uZZZZ")", "expected four hexadecimal digits at line 1, column 10"},
      {"01", "a number must not begin with 0 at line 1, column 2"},
      {"-", "expected a digit at line 1, column 2"},
      {"1.", "expected a digit at line 1, column 3"},
      {"1e+", "expected a digit at line 1, column 4"},
      {"+1", "expected a value at line 1, column 1"},
      {".5", "expected a value at line 1, column 1"},
      {"NaN", "expected a value at line 1, column 1"},
      {"[1e400]", "the number is beyond the range of a double at line 1, column 2"},
      {"-1E400", "the number is beyond the range of a double at line 1, column 1"},
      {std::string(400, '9'), "the number is beyond the range of a double at line 1, column 1"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(refusal(each.text), one("", "syntax", "must be valid JSON: " + each.message))
        << each.text;
  }
}

TEST(Document, RefusesWhatIsNotUtf8) {
  for (const std::string bytes :
       {"\xFF", "\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC3"}) {
    EXPECT_EQ(refusal("\"" + bytes + "\""), one("", "syntax", "must be valid UTF-8"));
  }
}

TEST(Document, RefusesDuplicateKeysAtAnyDepth) {
  EXPECT_EQ(refusal(R"({"a":1,"b":2,"a":1})"),
            one("/a", "duplicateKey", "must not appear more than once"));
  EXPECT_EQ(refusal(R"({"a":1,"\u0061":2,"a":3})"),
            one("/a", "duplicateKey", "must not appear more than once"));
  EXPECT_EQ(
      refusal(R"({"x":[{},{"y":{"longer name":1,"longer name":2}}],"":0,"":1})"),
      (List{{"body", "/", "duplicateKey", "must not appear more than once"},
            {"body", "/x/1/y/longer name", "duplicateKey", "must not appear more than once"}}));
  EXPECT_EQ(refusal(R"({"aaaab":1,"aaaac":2,"aaaa":3,"ab":4,"ba":5,"a":6,"":7})"), List{});
}

TEST(Document, FindsDuplicatesInLargeObjects) {
  std::string text = "{";
  for (int i = 0; i < 100'000; ++i) text += "\"k" + std::to_string(i) + "\":0,";
  EXPECT_EQ(refusal(text + "\"last\":0}"), List{});
  EXPECT_EQ(refusal(text + "\"k7\":0}"),
            one("/k7", "duplicateKey", "must not appear more than once"));
}

TEST(Document, BoundsTheDepth) {
  EXPECT_EQ(refusal(nested(64)), List{});
  EXPECT_EQ(refusal(nested(65)), one("", "depth", "must not nest deeper than 64 levels"));
  EXPECT_EQ(refusal(nested(3), {.max_depth = 2}),
            one("", "depth", "must not nest deeper than 2 levels"));
  EXPECT_EQ(refusal(R"({"a":{"b":{"c":1}}})", {.max_depth = 2}),
            one("", "depth", "must not nest deeper than 2 levels"));
  EXPECT_EQ(refusal("1", {.max_depth = 0}), List{});
  EXPECT_EQ(refusal("[1]", {.max_depth = 0}),
            one("", "depth", "must not nest deeper than 0 levels"));
  EXPECT_EQ(refusal(std::string(1'000'000, '[')),
            one("", "depth", "must not nest deeper than 64 levels"));
  EXPECT_EQ(refusal(nested(1025), {.max_depth = 1'000'000}),
            one("", "depth", "must not nest deeper than 1024 levels"));
}

TEST(Document, KnowsWhichNumbersItCouldNotKeep) {
  Violations violations;
  const auto document = Document::parse(
      R"([1,18446744073709551616,-9223372036854775809,"99999999999999999999",2.5,3,1e30])",
      violations);
  ASSERT_TRUE(document);
  std::vector<NumberKind> kinds;
  std::vector<double> numbers;
  for (Element::Items items(document->root()); !items.done(); items.next()) {
    if (items.element().kind() != Kind::kNumber) continue;
    kinds.push_back(items.element().number_kind());
    numbers.push_back(items.element().number());
  }
  EXPECT_EQ(kinds, (std::vector{NumberKind::kInt64, NumberKind::kWide, NumberKind::kWide,
                                NumberKind::kDouble, NumberKind::kInt64, NumberKind::kDouble}));
  EXPECT_EQ(numbers,
            (std::vector{1.0, 18446744073709551616.0, -9223372036854775808.0, 2.5, 3.0, 1e30}));
}

TEST(Document, CountsLargeArrays) {
  std::string text = "[0";
  for (int i = 1; i < 70'000; ++i) text += ",0";
  Violations violations;
  const auto document = Document::parse(text + "]", violations);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root().size(), 70'000U);
}

TEST(Document, SeveralMayBeAliveAtOnce) {
  Violations violations;
  std::vector<Document> documents;
  for (int i = 0; i < 10; ++i) {
    auto document = Document::parse("[" + std::to_string(i) + "]", violations);
    ASSERT_TRUE(document);
    documents.push_back(std::move(*document));
  }
  documents.front() = std::move(documents.back());
  documents.pop_back();
  EXPECT_EQ(Element::Items(documents.front().root()).element().int64(), 9);
  EXPECT_EQ(Element::Items(documents[5].root()).element().int64(), 5);
}

TEST(Document, MayMoveBetweenThreadsAndOutliveThem) {
  std::optional<Document> made;
  std::thread([&made] {
    Violations violations;
    made = Document::parse(R"({"a":[1,2]})", violations);
  }).join();
  ASSERT_TRUE(made);
  EXPECT_EQ(made->root().size(), 1U);
  std::thread([document = std::move(*made)]() mutable {
    const Document last = std::move(document);
    EXPECT_EQ(Element::Members(last.root()).name(), "a");
  }).join();
}

TEST(Document, EndsAfterTheThreadsOwnObjects) {
  // The pool of a thread is closed by a thread_local object that may be gone before this one is.
  std::thread([] {
    thread_local std::optional<Document> late;
    Violations violations;
    late = Document::parse("[1]", violations);
    Document::parse("[2]", violations);
    EXPECT_TRUE(violations.empty());
  }).join();
}

TEST(Document, ReportsAtThePlaceOfItsRoot) {
  const Path root;
  const Path limit(root, "limit");
  Violations violations("query");
  EXPECT_FALSE(Document::parse("{", violations, {}, limit));
  EXPECT_FALSE(Document::parse(R"({"a":1,"a":2})", violations, {}, limit));
  EXPECT_EQ(violations.all(),
            (List{{"query", "/limit", "syntax",
                   "must be valid JSON: expected a member's name in double quotes at line 1, "
                   "column 2"},
                  {"query", "/limit/a", "duplicateKey", "must not appear more than once"}}));
}

TEST(DecodeText, TellsWhetherAnythingWasViolated) {
  Violations violations;
  violations.add("header", "/X", "required", "is required");
  const auto accept = [](const Input&) {};
  EXPECT_TRUE(decode_text("1", violations, {}, accept));
  EXPECT_FALSE(decode_text("", violations, {}, accept));
  EXPECT_FALSE(decode_text("1", violations, {}, [](const Input& in) { in.violation("a", "b"); }));
}

TEST(Input, MayReportElsewhere) {
  Violations outer;
  Violations inner;
  const auto document = Document::parse("1", outer);
  ASSERT_TRUE(document);
  const Input in = document->input(outer);
  in.reporting_to(inner).violation("type", "must be a string");
  EXPECT_TRUE(in.violations().empty());
  EXPECT_EQ(inner.all(), one("", "type", "must be a string"));
  EXPECT_EQ(in.kind(), Kind::kNumber);
  EXPECT_FALSE(in.take_null());
}

}  // namespace
}  // namespace specgen::json

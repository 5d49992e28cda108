#include <gtest/gtest.h>

#include <array>
#include <string>

#include "specgen/decode/boolean.hpp"
#include "specgen/decode/string.hpp"
#include "support.hpp"

namespace specgen {
namespace {

using testing_support::List;
using testing_support::one;
using testing_support::violations_of;

List check(const std::string& text, const StringRules& rules) {
  return violations_of("\"" + text + "\"", [&](const json::Input& in) {
    std::string out;
    decode_string(in, rules, out);
    // A reader has moved on.
    if (in.reader() == nullptr) {
      EXPECT_EQ(out, in.element().string());
    }
  });
}

std::string repeat(std::string_view text, std::size_t count) {
  std::string repeated;
  for (std::size_t i = 0; i < count; ++i) repeated += text;
  return repeated;
}

TEST(DecodeString, CountsCodePoints) {
  const StringRules rules{.min_length = 2, .max_length = 4};
  const auto too_short = one("", "minLength", "must have at least 2 characters");
  const auto too_long = one("", "maxLength", "must have at most 4 characters");
  for (const std::string character : {"a", "\u00e9", "\u20ac", "\U0001F600", "\\u0000"}) {
    EXPECT_EQ(check(repeat(character, 1), rules), too_short) << character;
    EXPECT_EQ(check(repeat(character, 2), rules), List{}) << character;
    EXPECT_EQ(check(repeat(character, 4), rules), List{}) << character;
    EXPECT_EQ(check(repeat(character, 5), rules), too_long) << character;
    EXPECT_EQ(check(repeat(character, 50), rules), too_long) << character;
  }
  EXPECT_EQ(check("", {.min_length = 1}), one("", "minLength", "must have at least 1 character"));
  EXPECT_EQ(check("a", {.max_length = 0}), one("", "maxLength", "must have at most 0 characters"));
}

TEST(DecodeString, CountsCodePointsOfLongTexts) {
  const std::string text = repeat("\u00e9a\U0001F600", 85);
  EXPECT_EQ(check(text, {.min_length = 255, .max_length = 255}), List{});
  EXPECT_EQ(check(text + "b", {.max_length = 255}),
            one("", "maxLength", "must have at most 255 characters"));
  EXPECT_EQ(check(text, {.min_length = 256}),
            one("", "minLength", "must have at least 256 characters"));
}

TEST(DecodeString, ReportsEveryBrokenRule) {
  const std::array<Pattern, 3> patterns{
      Pattern("[A-Z]", "must have an upper-case letter"),
      Pattern("[0-9]", "must have a digit"),
      Pattern("^.*$"),
  };
  EXPECT_EQ(check("abc", {.min_length = 8, .format = Format::kDate, .patterns = patterns}),
            (List{{"body", "", "minLength", "must have at least 8 characters"},
                  {"body", "", "format", "must be a date such as 2026-06-02"},
                  {"body", "", "pattern", "must have an upper-case letter"},
                  {"body", "", "pattern", "must have a digit"}}));
}

TEST(DecodeString, DoesNotMatchWhatIsFarTooLong) {
  const std::array<Pattern, 1> patterns{Pattern("b")};
  EXPECT_EQ(check(repeat("a", 100), {.max_length = 4, .patterns = patterns}),
            one("", "maxLength", "must have at most 4 characters"));
}

TEST(DecodeString, GivesUpCostlyPatterns) {
  const std::array<Pattern, 1> patterns{Pattern("^(a+)+$")};
  EXPECT_EQ(check(repeat("a", 40) + "b", {.patterns = patterns}),
            one("", "pattern", "is too costly to compare with its pattern"));
}

TEST(DecodeString, RefusesOtherTypes) {
  for (const std::string text : {"1", "null", "true", "[]", "{}", "[\"a\"]"}) {
    std::string out = "before";
    EXPECT_EQ(violations_of(text, [&](const json::Input& in) { decode_string(in, {}, out); }),
              one("", "type", "must be a string"));
    EXPECT_EQ(out, "before");
  }
}

TEST(DecodeString, MayGiveAView) {
  EXPECT_EQ(violations_of(R"("a\u0000b")",
                          [](const json::Input& in) {
                            std::string_view out;
                            decode_string(in, {}, out);
                            EXPECT_EQ(out, std::string_view("a\0b", 3));
                          }),
            List{});
}

TEST(DecodeBoolean, TakesBooleansOnly) {
  bool out = false;
  const auto decode = [&](const json::Input& in) { decode_boolean(in, out); };
  EXPECT_EQ(violations_of("true", decode), List{});
  EXPECT_TRUE(out);
  EXPECT_EQ(violations_of("false", decode), List{});
  EXPECT_FALSE(out);
  for (const std::string text : {"1", "\"true\"", "null", "[]"}) {
    EXPECT_EQ(violations_of(text, decode), one("", "type", "must be true or false"));
  }
}

TEST(DecodeNull, TakesNullOnly) {
  EXPECT_EQ(violations_of("null", decode_null), List{});
  EXPECT_EQ(violations_of("0", decode_null), one("", "type", "must be null"));
}

}  // namespace
}  // namespace specgen

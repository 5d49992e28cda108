#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "specgen/decode/number.hpp"
#include "support.hpp"

namespace specgen {
namespace {

using testing_support::List;
using testing_support::one;
using testing_support::violations_of;

constexpr auto kBeyond64 = "must be between -9223372036854775808 and 9223372036854775807";
constexpr auto kBeyond32 = "must be between -2147483648 and 2147483647";
constexpr auto kInexact =
    "must be written with neither fraction nor exponent beyond 9007199254740991";
constexpr std::int64_t kUntouched = -77;

template <class T>
struct Decoded {
  T value;
  List violations;
};

template <class T = std::int64_t>
Decoded<T> integer(std::string_view text, const IntegerRules& rules = {}) {
  Decoded<T> decoded{static_cast<T>(kUntouched), {}};
  decoded.violations =
      violations_of(text, [&](const json::Input& in) { decode_integer(in, rules, decoded.value); });
  return decoded;
}

Decoded<double> number(std::string_view text, const NumberRules& rules = {}) {
  Decoded<double> decoded{kUntouched, {}};
  decoded.violations =
      violations_of(text, [&](const json::Input& in) { decode_number(in, rules, decoded.value); });
  return decoded;
}

TEST(DecodeInteger, TakesEveryWayOfWritingOne) {
  struct Case {
    std::string text;
    std::int64_t value;
  };
  const std::vector<Case> cases = {
      {"0", 0},
      {"-0", 0},
      {"-0.0", 0},
      {"1.0", 1},
      {"-7.000", -7},
      {"1e3", 1000},
      {"1500e-2", 15},
      {"-9007199254740991.0", -9007199254740991},
      {"9223372036854775807", std::numeric_limits<std::int64_t>::max()},
      {"-9223372036854775808", std::numeric_limits<std::int64_t>::min()},
  };
  for (const Case& each : cases) {
    const auto decoded = integer(each.text);
    EXPECT_EQ(decoded.violations, List{}) << each.text;
    EXPECT_EQ(decoded.value, each.value);
  }
}

TEST(DecodeInteger, NeverTruncates) {
  struct Case {
    std::string text;
    List violations;
  };
  const std::vector<Case> cases = {
      {"1.5", one("", "type", "must be an integer")},
      {"1e-1", one("", "type", "must be an integer")},
      {"\"1\"", one("", "type", "must be an integer")},
      {"null", one("", "type", "must be an integer")},
      {"true", one("", "type", "must be an integer")},
      {"9223372036854775808", one("", "format", kBeyond64)},
      {"18446744073709551615", one("", "format", kBeyond64)},
      {"18446744073709551616", one("", "format", kBeyond64)},
      {"-9223372036854775809", one("", "format", kBeyond64)},
      {"123456789012345678901234567890", one("", "format", kBeyond64)},
      {"9007199254740993.0", one("", "format", kInexact)},  // would read as ...992
      {"-9007199254740992.0", one("", "format", kInexact)},
      {"1e300", one("", "format", kInexact)},
  };
  for (const Case& each : cases) {
    const auto decoded = integer(each.text);
    EXPECT_EQ(decoded.violations, each.violations) << each.text;
    EXPECT_EQ(decoded.value, kUntouched);
  }
}

TEST(DecodeInteger, ChecksBounds) {
  EXPECT_EQ(integer("1", {.minimum = 1, .maximum = 1}).violations, List{});
  EXPECT_EQ(integer("0", {.minimum = 1}).violations, one("", "minimum", "must be at least 1"));
  EXPECT_EQ(integer("2", {.maximum = 1}).violations, one("", "maximum", "must be at most 1"));
  EXPECT_EQ(integer("1", {.exclusive_minimum = 1}).violations,
            one("", "exclusiveMinimum", "must be greater than 1"));
  EXPECT_EQ(integer("-5", {.exclusive_maximum = -5}).violations,
            one("", "exclusiveMaximum", "must be less than -5"));
  EXPECT_EQ(integer("2", {.exclusive_minimum = 1, .exclusive_maximum = 3}).violations, List{});
  EXPECT_EQ(integer("9", {.multiple_of = Decimal{3, 0}}).violations, List{});
  EXPECT_EQ(integer("-10", {.multiple_of = Decimal{3, 0}}).violations,
            one("", "multipleOf", "must be a multiple of 3"));
  EXPECT_EQ(integer("3", {.multiple_of = Decimal{15, -1}}).violations, List{});
  EXPECT_EQ(integer("4", {.multiple_of = Decimal{15, -1}}).violations,
            one("", "multipleOf", "must be a multiple of 1.5"));
}

TEST(DecodeInteger, KeepsTo32Bits) {
  EXPECT_EQ(integer<std::int32_t>("2147483647").value, 2147483647);
  EXPECT_EQ(integer<std::int32_t>("-2147483648").value, std::numeric_limits<std::int32_t>::min());
  for (const std::string text : {"2147483648", "-2147483649", "9223372036854775807"}) {
    const auto decoded = integer<std::int32_t>(text);
    EXPECT_EQ(decoded.violations, one("", "format", kBeyond32)) << text;
    EXPECT_EQ(decoded.value, kUntouched);
  }
  EXPECT_EQ(integer<std::int32_t>("1.5").violations, one("", "type", "must be an integer"));
  EXPECT_EQ(integer<std::int32_t>("7", {.maximum = 5, .multiple_of = Decimal{2, 0}}).violations,
            (List{{"body", "", "maximum", "must be at most 5"},
                  {"body", "", "multipleOf", "must be a multiple of 2"}}));
}

TEST(DecodeNumber, TakesEveryNumber) {
  struct Case {
    std::string text;
    double value;
  };
  const std::vector<Case> cases = {
      {"0", 0},
      {"-1", -1},
      {"18446744073709551615", 18446744073709551615.0},
      {"100000000000000000000", 1e20},
      {"0.1", 0.1},
      {"1e308", 1e308},
      {"5e-324", 5e-324},
  };
  for (const Case& each : cases) {
    const auto decoded = number(each.text);
    EXPECT_EQ(decoded.violations, List{}) << each.text;
    EXPECT_EQ(decoded.value, each.value);
  }
  for (const std::string text : {"\"1\"", "null", "true", "[]"}) {
    EXPECT_EQ(number(text).violations, one("", "type", "must be a number"));
  }
}

TEST(DecodeNumber, ChecksBounds) {
  EXPECT_EQ(number("0.5", {.minimum = 0.5, .maximum = 0.5}).violations, List{});
  EXPECT_EQ(number("0.49", {.minimum = 0.5}).violations,
            one("", "minimum", "must be at least 0.5"));
  EXPECT_EQ(number("1000001", {.maximum = 1e6}).violations,
            one("", "maximum", "must be at most 1000000"));
  EXPECT_EQ(number("0", {.exclusive_minimum = 0}).violations,
            one("", "exclusiveMinimum", "must be greater than 0"));
  EXPECT_EQ(number("1", {.exclusive_maximum = 1}).violations,
            one("", "exclusiveMaximum", "must be less than 1"));
  EXPECT_EQ(number("3e38", {.single_precision = true}).violations, List{});
  EXPECT_EQ(number("-4e38", {.single_precision = true}).violations,
            one("", "format", "must be within the range of a 32-bit float"));
}

TEST(DecodeNumber, MultiplesAreExact) {
  const NumberRules cents{.multiple_of = Decimal{1, -2}};
  for (const std::string text :
       {"0.07", "19.99", "4.35", "1.1", "-0.29", "1e15", "0", "12345678.91", "9007199254740993"}) {
    EXPECT_EQ(number(text, cents).violations, List{}) << text;
  }
  for (const std::string text : {"0.075", "0.001", "1e-8", "19.999"}) {
    EXPECT_EQ(number(text, cents).violations, one("", "multipleOf", "must be a multiple of 0.01"))
        << text;
  }
  EXPECT_EQ(number("12391239123", {.multiple_of = Decimal{1, -8}}).violations, List{});
  EXPECT_EQ(number("0.00751", {.multiple_of = Decimal{1, -4}}).violations,
            one("", "multipleOf", "must be a multiple of 0.0001"));
}

}  // namespace
}  // namespace specgen

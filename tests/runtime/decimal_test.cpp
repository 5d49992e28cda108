#include "specgen/validation/decimal.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <ostream>
#include <string>
#include <vector>

namespace specgen {

void PrintTo(const Decimal& decimal, std::ostream* out) {
  *out << decimal.digits << "e" << decimal.exponent;
}

namespace {

TEST(Decimal, IsWhatTheDoubleWasWrittenAs) {
  EXPECT_EQ(to_decimal(0.01), (Decimal{1, -2}));
  EXPECT_EQ(to_decimal(-12.5), (Decimal{-125, -1}));
  EXPECT_EQ(to_decimal(1e300), (Decimal{1, 300}));
  EXPECT_EQ(to_decimal(5e-324), (Decimal{5, -324}));
  EXPECT_EQ(to_decimal(0), (Decimal{0, 0}));
  EXPECT_EQ(to_decimal(1.7976931348623157e308), (Decimal{17976931348623157, 292}));
}

TEST(Decimal, FindsMultiples) {
  struct Case {
    Decimal number;
    Decimal divisor;
    bool multiple;
  };
  constexpr auto kMin = std::numeric_limits<std::int64_t>::min();
  constexpr auto kMax = std::numeric_limits<std::int64_t>::max();
  const std::vector<Case> cases = {
      {{0, 0}, {7, 5}, true},       {{1, 300}, {1, -8}, true},    {{1, 300}, {3, 0}, false},
      {{3, 300}, {3, 0}, true},     {{1, 300}, {16, 0}, true},    {{1, -300}, {1, 0}, false},
      {{100, -2}, {1, 0}, true},    {{150, -2}, {1, 0}, false},   {{150, -2}, {5, -1}, true},
      {{kMin, 0}, {2, 0}, true},    {{kMin, 0}, {3, 0}, false},   {{kMax, 0}, {7, 0}, true},
      {{kMax, 0}, {kMax, 0}, true}, {{kMax, 5}, {kMax, 3}, true}, {{12, 0}, {5, 1}, false},
      {{100, 0}, {5, 1}, true},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(is_multiple_of(each.number, each.divisor), each.multiple)
        << to_string(each.number) << " of " << to_string(each.divisor);
  }
}

TEST(Decimal, ReadsAsAPersonWritesIt) {
  EXPECT_EQ(to_string({1, -2}), "0.01");
  EXPECT_EQ(to_string({-125, -1}), "-12.5");
  EXPECT_EQ(to_string({15, 2}), "1500");
  EXPECT_EQ(to_string({0, 5}), "0");
  EXPECT_EQ(to_string({1, -8}), "1e-8");
  EXPECT_EQ(to_string({12, -6}), "0.000012");
  EXPECT_EQ(to_string({7, 40}), "7e40");
  EXPECT_EQ(to_string({7, -40}), "7e-40");
  EXPECT_EQ(to_string({std::numeric_limits<std::int64_t>::min(), 0}), "-9223372036854775808");
}

}  // namespace
}  // namespace specgen

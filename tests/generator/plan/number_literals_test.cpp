#include "plan/number_literals.hpp"

#include <gtest/gtest.h>

namespace specgen::generator::plan {
namespace {

TEST(NumberLiterals, Integers) {
  EXPECT_EQ(integer_literal("0", Rounding::kUp), "0");
  EXPECT_EQ(integer_literal("-0.0", Rounding::kUp), "0");
  EXPECT_EQ(integer_literal("42", Rounding::kUp), "42");
  EXPECT_EQ(integer_literal("1e3", Rounding::kUp), "1000");
  EXPECT_EQ(integer_literal("1.50e1", Rounding::kUp), "15");
  EXPECT_EQ(integer_literal("-12.0", Rounding::kUp), "-12");
  EXPECT_EQ(integer_literal("9223372036854775807", Rounding::kUp), "9223372036854775807");
  EXPECT_EQ(integer_literal("-9223372036854775808", Rounding::kUp),
            "std::numeric_limits<std::int64_t>::min()");
}

TEST(NumberLiterals, FractionsAreRounded) {
  EXPECT_EQ(integer_literal("1.5", Rounding::kUp), "2");
  EXPECT_EQ(integer_literal("1.5", Rounding::kDown), "1");
  EXPECT_EQ(integer_literal("-1.5", Rounding::kUp), "-1");
  EXPECT_EQ(integer_literal("-1.5", Rounding::kDown), "-2");
}

TEST(NumberLiterals, IntegersOutOfRange) {
  EXPECT_EQ(integer_literal("9223372036854775808", Rounding::kUp), std::nullopt);
  EXPECT_EQ(integer_literal("1e30", Rounding::kUp), std::nullopt);
}

TEST(NumberLiterals, WhetherIntegral) {
  EXPECT_TRUE(is_integral("1.0"));
  EXPECT_FALSE(is_integral("1.25"));
  EXPECT_FALSE(is_integral("1e-3"));
}

TEST(NumberLiterals, Doubles) {
  EXPECT_EQ(double_literal("1"), "1.0");
  EXPECT_EQ(double_literal("-0.5"), "-0.5");
  EXPECT_EQ(double_literal("1e5"), "1e5");
}

TEST(NumberLiterals, Decimals) {
  EXPECT_EQ(decimal_initialiser("0.01"), "{1, -2}");
  EXPECT_EQ(decimal_initialiser("10"), "{1, 1}");
  EXPECT_EQ(decimal_initialiser("2.50"), "{25, -1}");
  EXPECT_EQ(decimal_initialiser("1e-3"), "{1, -3}");
  EXPECT_EQ(decimal_initialiser("1234567890.1234567890"), std::nullopt);
}

}  // namespace
}  // namespace specgen::generator::plan

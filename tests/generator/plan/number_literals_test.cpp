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
  EXPECT_EQ(integer_literal("-9223372036854775808", Rounding::kUp), "INT64_MIN");
}

TEST(NumberLiterals, FractionsAreRounded) {
  EXPECT_EQ(integer_literal("1.5", Rounding::kUp), "2");
  EXPECT_EQ(integer_literal("1.5", Rounding::kDown), "1");
  EXPECT_EQ(integer_literal("-1.5", Rounding::kUp), "-1");
  EXPECT_EQ(integer_literal("-1.5", Rounding::kDown), "-2");
  EXPECT_EQ(integer_literal("1e-400", Rounding::kUp), "1");
  EXPECT_EQ(integer_literal("-1e-400", Rounding::kUp), "0");
}

TEST(NumberLiterals, FractionsOfWhatDoublesDoNotHoldAreRounded) {
  EXPECT_EQ(integer_literal("9007199254740993.5", Rounding::kDown), "9007199254740993");
  EXPECT_EQ(integer_literal("9007199254740993.5", Rounding::kUp), "9007199254740994");
  EXPECT_EQ(integer_literal("9223372036854775807.5", Rounding::kDown), "9223372036854775807");
  EXPECT_EQ(integer_literal("9223372036854775807.5", Rounding::kUp), std::nullopt);
  EXPECT_EQ(integer_literal("-9223372036854775808.5", Rounding::kUp), "INT64_MIN");
  EXPECT_EQ(integer_literal("-9223372036854775808.5", Rounding::kDown), std::nullopt);
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
  EXPECT_EQ(double_literal("1e-400"), "4.9406564584124654e-324");
  EXPECT_EQ(double_literal("-1e-400"), "-4.9406564584124654e-324");
  EXPECT_EQ(double_literal("0e5"), "0e5");
}

TEST(NumberLiterals, Counts) {
  EXPECT_EQ(unsigned_literal(0), "0");
  EXPECT_EQ(unsigned_literal(9223372036854775807U), "9223372036854775807");
  EXPECT_EQ(unsigned_literal(9223372036854775808U), "9223372036854775808U");
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

#include "schema/number.hpp"

#include <gtest/gtest.h>

namespace specgen::generator {
namespace {

TEST(Number, ComparesExactly) {
  EXPECT_EQ(Number("1.0"), Number("1"));
  EXPECT_EQ(Number("100e-2"), Number("1"));
  EXPECT_EQ(Number("-0"), Number("0.000"));
  EXPECT_LT(Number("0.1"), Number("0.10000000000000000000001"));
  EXPECT_LT(Number("-2"), Number("-1.5"));
  EXPECT_LT(Number("-1"), Number("0"));
  EXPECT_LT(Number("0"), Number("1e-300"));
  EXPECT_LT(Number("9"), Number("10"));
  EXPECT_GT(Number("18446744073709551616"), Number("18446744073709551615"));
  EXPECT_LT(Number("1e99"), Number("1e99999999999999999999"));
}

TEST(Number, KnowsIntegers) {
  EXPECT_TRUE(Number("1.0").is_integer());
  EXPECT_TRUE(Number("1.5e1").is_integer());
  EXPECT_TRUE(Number("0e-5").is_integer());
  EXPECT_FALSE(Number("1.5").is_integer());
  EXPECT_FALSE(Number("1e-1").is_integer());
}

TEST(Number, KnowsMultiples) {
  EXPECT_EQ(Number("0.3").is_multiple_of(Number("0.1")), true);
  EXPECT_EQ(Number("19.99").is_multiple_of(Number("0.01")), true);
  EXPECT_EQ(Number("19.999").is_multiple_of(Number("0.01")), false);
  EXPECT_EQ(Number("1e100").is_multiple_of(Number("3")), false);
  EXPECT_EQ(Number("1e100").is_multiple_of(Number("1024")), true);
  EXPECT_EQ(Number("7").is_multiple_of(Number("20")), false);
  EXPECT_EQ(Number("0").is_multiple_of(Number("7")), true);
  EXPECT_EQ(Number("-9").is_multiple_of(Number("3")), true);
}

TEST(Number, FindsCommonMultiples) {
  EXPECT_EQ(Number::least_common_multiple(Number("4"), Number("6")), "12");
  EXPECT_EQ(Number::least_common_multiple(Number("0.5"), Number("0.2")), "10e-1");
  EXPECT_EQ(Number::least_common_multiple(Number("1e30"), Number("3")), std::nullopt);
}

TEST(Number, Floor) {
  EXPECT_EQ(Number("0").floor(), 0);
  EXPECT_EQ(Number("1.5").floor(), 1);
  EXPECT_EQ(Number("0.5").floor(), 0);
  EXPECT_EQ(Number("0.005").floor(), 0);
  EXPECT_EQ(Number("-0.005").floor(), -1);
  EXPECT_EQ(Number("-1.5").floor(), -2);
  EXPECT_EQ(Number("-2").floor(), -2);
  EXPECT_EQ(Number("12e3").floor(), 12000);
  EXPECT_EQ(Number("999999999999999999.5").floor(), 999999999999999999);
  EXPECT_EQ(Number("1e18").floor(), std::nullopt);
  EXPECT_EQ(Number("-1e999999999999").floor(), std::nullopt);
}

}  // namespace
}  // namespace specgen::generator

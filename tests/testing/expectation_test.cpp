#include "specgen/testing/expectation.hpp"

#include <gtest/gtest.h>

namespace specgen::testing {
namespace {

TEST(Expectation, MatchesStatusesAndRanges) {
  EXPECT_TRUE(matches_status("201", 201));
  EXPECT_TRUE(matches_status("2XX", 204));
  EXPECT_FALSE(matches_status("201", 200));
  EXPECT_FALSE(matches_status("2XX", 301));
  EXPECT_FALSE(matches_status("2XX", 0));
  EXPECT_TRUE(is_expected({"201", "409"}, 409));
  EXPECT_FALSE(is_expected({"201", "409"}, 400));
}

TEST(Expectation, TwoStatusesForTwoRequestsComeInAnyOrder) {
  EXPECT_TRUE(is_expected_race({"201", "409"}, {409, 201}));
  EXPECT_FALSE(is_expected_race({"201", "409"}, {201, 201}));
  EXPECT_FALSE(is_expected_race({"201", "409"}, {409, 409}));
}

TEST(Expectation, OneOfManyGetsTheFirst) {
  EXPECT_TRUE(is_expected_race({"201", "409"}, {409, 409, 201, 409}));
  EXPECT_FALSE(is_expected_race({"201", "409"}, {409, 201, 201, 409}));
  EXPECT_FALSE(is_expected_race({"201", "409"}, {409, 409, 409, 409}));
  EXPECT_FALSE(is_expected_race({"201", "409"}, {409, 409, 201, 500}));
  EXPECT_FALSE(is_expected_race({"201", "409"}, {409, 409, 201, 0}));
}

TEST(Expectation, OneStatusIsForAll) {
  EXPECT_TRUE(is_expected_race({"200"}, {200, 200, 200}));
  EXPECT_FALSE(is_expected_race({"200"}, {200, 200, 503}));
}

TEST(Expectation, ThreeStatusesAsWritten) {
  EXPECT_TRUE(is_expected_race({"201", "201", "409"}, {409, 201, 409, 201}));
  EXPECT_FALSE(is_expected_race({"201", "201", "409"}, {409, 201, 409, 409}));
}

TEST(Expectation, RangesTakeWhatExactStatusesLeave) {
  EXPECT_TRUE(is_expected_race({"2XX", "201"}, {201, 202}));
  EXPECT_FALSE(is_expected_race({"2XX", "201"}, {202, 202}));
}

TEST(Expectation, MoreExpectedThanSent) { EXPECT_FALSE(is_expected_race({"201", "409"}, {201})); }

TEST(Expectation, SaysItInWords) {
  EXPECT_EQ(describe_expected({"201"}), "201");
  EXPECT_EQ(describe_expected({"201", "202", "409"}), "201, 202 or 409");
  EXPECT_EQ(describe_expected_race({"201", "409"}, 16), "1 × 201 and 15 × 409");
  EXPECT_EQ(describe_expected_race({"200"}, 3), "3 × 200");
  EXPECT_EQ(describe_statuses({409, 201, 0, 409}), "1 × no answer, 1 × 201 and 2 × 409");
}

}  // namespace
}  // namespace specgen::testing

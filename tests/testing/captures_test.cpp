#include "specgen/testing/captures.hpp"

#include <gtest/gtest.h>

namespace specgen::testing {
namespace {

TEST(Captures, TakesStringsAndOtherValues) {
  Captures captures;
  EXPECT_EQ(captures.take({{"token", "/token/accessToken"}, {"n", "/list/1"}},
                          R"({"token":{"accessToken":"abc"},"list":[1,12345678901234]})"),
            "");
  EXPECT_EQ(captures.fill("Bearer ${token} ${n}"), "Bearer abc 12345678901234");
}

TEST(Captures, NamesWhatIsMissing) {
  Captures captures;
  EXPECT_EQ(captures.take({{"token", "/token"}}, R"({"user":{}})"),
            "the answer has nothing at '/token', which '${token}' stands for");
  EXPECT_EQ(captures.take({{"token", "/token"}}, "oops"), "the answer's body is no JSON");
  EXPECT_EQ(captures.take({}, "oops"), "");
}

TEST(Captures, LeavesNamesThatItDoesNotKnow) {
  Captures captures;
  captures.set("a", "1");
  EXPECT_EQ(captures.fill("${b} ${a ${a} $${a} ${"), "${b} ${a 1 $1 ${");
}

TEST(Captures, EscapesForThePlaceTheyGoTo) {
  Captures captures;
  captures.set("a", "x\"\n/ü");
  EXPECT_EQ(captures.fill_json(R"({"k":"${a}"})"), R"({"k":"x\"\n/ü"})");
  EXPECT_EQ(captures.fill_path("/users/${a}"), "/users/x%22%0A%2F%C3%BC");
}

TEST(Captures, DoesNotFillWhatWasFilledIn) {
  Captures captures;
  captures.set("a", "${a}");
  EXPECT_EQ(captures.fill("${a}"), "${a}");
}

}  // namespace
}  // namespace specgen::testing

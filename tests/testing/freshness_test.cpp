#include "specgen/testing/freshness.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace specgen::testing {
namespace {

using ::testing::EndsWith;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

TEST(Freshness, SendsAStringAsItIsWrittenTheFirstTime) {
  Freshness freshness(1, false);
  freshness.begin_round();
  EXPECT_EQ(freshness.fresh("someone@example.com"), "someone@example.com");
  EXPECT_EQ(freshness.fresh("someone@example.com"), "someone@example.com");
}

TEST(Freshness, ReplacesItInLaterRounds) {
  Freshness freshness(1, false);
  freshness.begin_round();
  freshness.fresh("someone.else12@example.com");
  freshness.begin_round();
  const std::string second = freshness.fresh("someone.else12@example.com");
  EXPECT_THAT(second, MatchesRegex("s[a-z]{6}\\.[a-z]{4}[0-9]{2}@example\\.com"));
  EXPECT_NE(second, "someone.else12@example.com");
  EXPECT_EQ(freshness.fresh("someone.else12@example.com"), second);
  freshness.begin_round();
  EXPECT_NE(freshness.fresh("someone.else12@example.com"), second);
}

TEST(Freshness, ReplacesEverythingWhenTheServerMayKnowIt) {
  Freshness freshness(1, true);
  freshness.begin_round();
  EXPECT_NE(freshness.fresh("someone-new@example.com"), "someone-new@example.com");
}

TEST(Freshness, DiffersFromRunToRun) {
  Freshness one(1, true);
  Freshness other(1000, true);
  EXPECT_NE(one.fresh("someone-new@example.com"), other.fresh("someone-new@example.com"));
}

TEST(Freshness, KeepsTheLengthOfLongStrings) {
  Freshness freshness(1, true);
  const std::string original = std::string(241, 'a') + "@example.com";
  const std::string changed = freshness.fresh(original);
  EXPECT_EQ(changed.size(), original.size());
  EXPECT_THAT(changed, StartsWith(std::string(229, 'a')));
  EXPECT_THAT(changed, EndsWith("@example.com"));
}

TEST(Freshness, LengthensWhatIsTooShortToBeUnique) {
  Freshness freshness(1, true);
  EXPECT_THAT(freshness.fresh("bo@example.com"), MatchesRegex("[a-z]{8}@example\\.com"));
}

TEST(Freshness, KeepsTheRelationOfStringsThatDifferInCase) {
  Freshness freshness(1, true);
  const std::string one = freshness.fresh("Taken1@example.com");
  const std::string other = freshness.fresh("tAKEN1@Example.com");
  EXPECT_NE(one, other);
  EXPECT_EQ(lower(one), lower(other));
  EXPECT_THAT(one, MatchesRegex("[A-Z][a-z]{4}[0-9][a-z]{2}@example\\.com"));
  EXPECT_THAT(other, MatchesRegex("[a-z][A-Z]{4}[0-9][a-z]{2}@Example\\.com"));
}

TEST(Freshness, KeepsWhatMakesAStringInvalid) {
  Freshness freshness(1, true);
  EXPECT_THAT(freshness.fresh(".leading@example.com"), StartsWith("."));
  EXPECT_THAT(freshness.fresh("trailing.@example.com"), EndsWith(".@example.com"));
  EXPECT_THAT(freshness.fresh("two..dots@example.com"), MatchesRegex("[a-z]+\\.\\.[a-z]+@.*"));
  EXPECT_EQ(freshness.fresh(std::string("a\0b", 3))[1], '\0');
  EXPECT_EQ(freshness.fresh("@example.com"), "@example.com");
  EXPECT_EQ(freshness.fresh(""), "");
}

TEST(Freshness, ChangesNothingElseInABody) {
  Freshness freshness(1, true);
  const std::string body =
      R"({ "n":1.0, "email" : "someone@example.com", "n":12345678901234567890123 })";
  const std::string changed = freshness.fresh_body(body, {"/email"});
  EXPECT_THAT(
      changed,
      MatchesRegex(
          R"(\{ "n":1\.0, "email" : "[a-z]{8}@example\.com", "n":12345678901234567890123 \})"));
}

TEST(Freshness, LeavesWhatItCannotChange) {
  Freshness freshness(1, true);
  EXPECT_EQ(freshness.fresh_body("{\"email\":", {"/email"}), "{\"email\":");
  EXPECT_EQ(freshness.fresh_body("{\"email\":5}", {"/email", "/none"}), "{\"email\":5}");
}

}  // namespace
}  // namespace specgen::testing

#include "source/text.hpp"

#include <gtest/gtest.h>

namespace specgen::generator {
namespace {

TEST(Quote, EscapesWhatWouldLeaveTheLine) { EXPECT_EQ(quote("a\nb\x1b[0m"), "'a\\nb\\x1b[0m'"); }

TEST(Quote, CutsLongNamesBetweenCharacters) {
  EXPECT_EQ(quote(std::string(79, 'a') + "éz"), "'" + std::string(79, 'a') + "é…'");
}

TEST(Closest, CountsASwapAsOneMistakeAndCaseAsHalf) {
  EXPECT_EQ(closest("tpye", {"title", "type"}), "type");
  EXPECT_EQ(closest("Acount", {"Amount", "Account"}), "Amount");
  EXPECT_EQ(closest("petID", {"petAD", "petId"}), "petId");
}

TEST(Closest, KeepsSilentWhenNothingIsNear) {
  EXPECT_EQ(closest("summary", {"description", "tags"}), std::nullopt);
  EXPECT_EQ(closest("a", {"b"}), std::nullopt);
  EXPECT_EQ(closest("", {"a"}), std::nullopt);
  EXPECT_EQ(closest(std::string(1000, 'x'), {std::string_view("x")}), std::nullopt);
}

TEST(Utf8, FindsTheFirstInvalidByte) {
  EXPECT_EQ(find_invalid_utf8("aé漢🔑"), std::nullopt);
  EXPECT_EQ(find_invalid_utf8("a\xC0\x80"), 1U);         // overlong
  EXPECT_EQ(find_invalid_utf8("ab\xED\xA0\x80"), 2U);    // surrogate
  EXPECT_EQ(find_invalid_utf8("\xF4\x90\x80\x80"), 0U);  // beyond U+10FFFF
  EXPECT_EQ(find_invalid_utf8("abc\xE2\x82"), 3U);       // cut off
  EXPECT_EQ(find_invalid_utf8("\xF0\x8F\xBF\xBF"), 0U);  // overlong
}

TEST(Utf8, CountsAndAppendsCodePoints) {
  std::string text;
  for (const char32_t c : {U'a', U'é', U'漢', U'🔑'}) append_utf8(text, c);
  EXPECT_EQ(text, "aé漢🔑");
  EXPECT_EQ(count_code_points(text), 4U);
}

TEST(Excerpt, KeepsTabsAndCountsColumnsOfTheTerminal) {
  EXPECT_EQ(excerpt("\ta: é漢x", 10), "\ta: é漢x\n\t      ^\n");
}

TEST(Excerpt, CutsLongLinesAroundTheCaret) {
  const std::string line = std::string(200, 'a') + "!" + std::string(200, 'b');
  EXPECT_EQ(excerpt(line, 201), "…" + std::string(60, 'a') + "!" + std::string(59, 'b') + "…\n" +
                                    std::string(61, ' ') + "^\n");
}

TEST(Excerpt, ShowsAMegabyteLineAtItsEnd) {
  const std::string line = std::string(1'000'000, 'a') + "!";
  EXPECT_EQ(excerpt(line, 1'000'001),
            "…" + std::string(60, 'a') + "!\n" + std::string(61, ' ') + "^\n");
}

TEST(Excerpt, HidesWhatWouldDisturbTheTerminal) {
  EXPECT_EQ(excerpt("a\x1b[31m\xFFz", 8), "a?[31m?z\n       ^\n");
}

TEST(Excerpt, PointsBehindTheLineAtMost) { EXPECT_EQ(excerpt("ab", 9), "ab\n  ^\n"); }

TEST(EndOfQuoted, KnowsTheEscapesOfBothKinds) {
  EXPECT_EQ(end_of_quoted(R"("a\"b" c)", 0), 6U);
  EXPECT_EQ(end_of_quoted("'it''s' c", 0), 7U);
  EXPECT_EQ(end_of_quoted("'open", 0), std::string_view::npos);
}

}  // namespace
}  // namespace specgen::generator

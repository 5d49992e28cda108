#include "output/unified_diff.hpp"

#include <gtest/gtest.h>

namespace specgen::generator {
namespace {

std::string diff(std::string_view before, std::string_view after) {
  return unified_diff(before, after, "a", "b");
}

/// Lines "1" to "count", one of them replaced.
std::string lines(int count, int replaced = 0) {
  std::string out;
  for (int line = 1; line <= count; ++line) {
    out += line == replaced ? "new\n" : std::to_string(line) + "\n";
  }
  return out;
}

TEST(UnifiedDiff, OfEqualTextsIsEmpty) {
  EXPECT_EQ(diff("", ""), "");
  EXPECT_EQ(diff("a\n", "a\n"), "");
}

TEST(UnifiedDiff, ShowsThreeLinesAround) {
  EXPECT_EQ(diff(lines(9), lines(9, 5)),
            "--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+new\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, AtBothEnds) {
  EXPECT_EQ(diff("a\nb\n", "x\nb\n"), "--- a\n+++ b\n@@ -1,2 +1,2 @@\n-a\n+x\n b\n");
  EXPECT_EQ(diff("a\nb\n", "a\nx\n"), "--- a\n+++ b\n@@ -1,2 +1,2 @@\n a\n-b\n+x\n");
}

TEST(UnifiedDiff, OfNewAndDeletedFiles) {
  EXPECT_EQ(unified_diff("", "a\nb\n", "/dev/null", "b"),
            "--- /dev/null\n+++ b\n@@ -0,0 +1,2 @@\n+a\n+b\n");
  EXPECT_EQ(unified_diff("a\n", "", "a", "/dev/null"), "--- a\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n");
}

TEST(UnifiedDiff, JoinsChangesThatAreNear) {
  EXPECT_EQ(diff("1\n2\n3\n4\n", "x\n2\n3\ny\n"),
            "--- a\n+++ b\n@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n-4\n+y\n");
}

TEST(UnifiedDiff, SeparatesChangesThatAreFar) {
  std::string after = lines(20, 3);
  after.replace(after.find("17\n"), 3, "");
  EXPECT_EQ(diff(lines(20), after),
            "--- a\n+++ b\n"
            "@@ -1,6 +1,6 @@\n 1\n 2\n-3\n+new\n 4\n 5\n 6\n"
            "@@ -14,7 +14,6 @@\n 14\n 15\n 16\n-17\n 18\n 19\n 20\n");
}

TEST(UnifiedDiff, TellsOfAMissingLastNewline) {
  EXPECT_EQ(diff("a\n", "a"), "--- a\n+++ b\n@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, InsertsAndDeletes) {
  EXPECT_EQ(diff("a\nb\nc\n", "a\nx\nb\nc\n"), "--- a\n+++ b\n@@ -1,3 +1,4 @@\n a\n+x\n b\n c\n");
  EXPECT_EQ(diff("a\nx\nb\nc\n", "a\nb\nc\n"), "--- a\n+++ b\n@@ -1,4 +1,3 @@\n a\n-x\n b\n c\n");
}

TEST(UnifiedDiff, OfVastDifferencesShowsAll) {
  std::string after;
  for (int line = 0; line < 6000; ++line) after += "y" + std::to_string(line) + "\n";
  const std::string text = diff(lines(6000), after);
  EXPECT_TRUE(text.starts_with("--- a\n+++ b\n@@ -1,6000 +1,6000 @@\n-1\n"));
  EXPECT_TRUE(text.ends_with("+y5999\n"));
}

}  // namespace
}  // namespace specgen::generator

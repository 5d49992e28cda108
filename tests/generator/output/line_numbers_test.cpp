#include "output/line_numbers.hpp"

#include <gtest/gtest.h>

namespace specgen::generator {
namespace {

using Strings = std::vector<std::string>;

TEST(LineNumbers, TakesThoseBehindThePrefix) {
  const Unnumbered taken =
      take_numbers("f(\"api.yaml:7\"); g(\"api.yaml:1234567\");", {"api.yaml:"});
  EXPECT_EQ(taken.text, "f(\"api.yaml:00000\"); g(\"api.yaml:00000\");");
  EXPECT_EQ(taken.numbers, (Strings{"7", "1234567"}));
}

TEST(LineNumbers, LeavesOtherNumbers) {
  const std::string text = "int x = 7;  // other.yaml:8, api.yaml: 9, api.yaml:";
  const Unnumbered taken = take_numbers(text, {"api.yaml:"});
  EXPECT_EQ(taken.text, text);
  EXPECT_EQ(taken.numbers, Strings{});
}

TEST(LineNumbers, TakesThoseOfSeveralFilesInTextOrder) {
  const Unnumbered taken = take_numbers("b.yaml:2 a.yaml:1 b.yaml:3", {"a.yaml:", "b.yaml:"});
  EXPECT_EQ(taken.text, "b.yaml:00000 a.yaml:00000 b.yaml:00000");
  EXPECT_EQ(taken.numbers, (Strings{"2", "1", "3"}));
}

TEST(LineNumbers, TakesANumberOnceWhereOnePrefixEndsAnother) {
  const Unnumbered taken = take_numbers("x/a.yaml:5 a.yaml:6", {"a.yaml:", "x/a.yaml:"});
  EXPECT_EQ(taken.text, "x/a.yaml:00000 a.yaml:00000");
  EXPECT_EQ(taken.numbers, (Strings{"5", "6"}));
}

TEST(LineNumbers, TakesNoneWithoutPrefixes) {
  const Unnumbered taken = take_numbers("api.yaml:7", {});
  EXPECT_EQ(taken.text, "api.yaml:7");
  EXPECT_EQ(taken.numbers, Strings{});
}

TEST(LineNumbers, PutsThemBack) {
  EXPECT_EQ(put_numbers("api.yaml:00000, api.yaml:00000.", {"api.yaml:"}, {"7", "1234567"}),
            "api.yaml:7, api.yaml:1234567.");
}

TEST(LineNumbers, PutsThemInPlaceOfOlderOnes) {
  EXPECT_EQ(put_numbers("api.yaml:12, api.yaml:3456", {"api.yaml:"}, {"13", "3457"}),
            "api.yaml:13, api.yaml:3457");
}

TEST(LineNumbers, PutsNoneWhereTheCountDiffers) {
  EXPECT_EQ(put_numbers("api.yaml:00000", {"api.yaml:"}, {"1", "2"}), "");
  EXPECT_EQ(put_numbers("api.yaml:00000 api.yaml:00000", {"api.yaml:"}, {"1"}), "");
}

}  // namespace
}  // namespace specgen::generator

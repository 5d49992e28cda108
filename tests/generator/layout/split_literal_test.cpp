#include "layout/split_literal.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace specgen::generator::layout {
namespace {

using Strings = std::vector<std::string>;

TEST(SplitLiteral, CutsBehindBlanks) {
  EXPECT_EQ(split_literal("\"one two three four five six\"", 22, 0),
            (Strings{"\"one two three four \"", "\"five six\""}));
}

TEST(SplitLiteral, CutsWordsThatAreTooLong) {
  EXPECT_EQ(split_literal("\"" + std::string(30, 'x') + "\"", 22, 0),
            (Strings{"\"" + std::string(20, 'x') + "\"", "\"" + std::string(10, 'x') + "\""}));
}

TEST(SplitLiteral, LeavesRoomBehindTheLastPiece) {
  EXPECT_EQ(split_literal("\"one two three four a\"", 22, 2),
            (Strings{"\"one two three four \"", "\"a\""}));
}

TEST(SplitLiteral, CutsNoEscapesAndNoCharacters) {
  const std::string nineteen(19, 'x');
  for (const char* unit : {"\\n", "\\\"", "\\\\", "\\012", "\\x1f", "\\u00e4", "ä"}) {
    EXPECT_EQ(split_literal("\"" + nineteen + unit + unit + "yyy\"", 22, 0).size(), 2U) << unit;
    EXPECT_EQ(split_literal("\"" + nineteen + "ä" + unit + "\"", 22, 0),
              (Strings{"\"" + nineteen + "ä\"", "\"" + std::string(unit) + "\""}));
  }
}

TEST(SplitLiteral, KeepsRawAndPrefixedOnes) {
  const std::string raw = "R\"(" + std::string(50, 'x') + ")\"";
  EXPECT_EQ(split_literal(raw, 22, 0), Strings{raw});
  const std::string prefixed = "u8\"" + std::string(50, 'x') + "\"";
  EXPECT_EQ(split_literal(prefixed, 22, 0), Strings{prefixed});
}

TEST(SplitLiteral, KeepsWhatIsShort) {
  EXPECT_EQ(split_literal("\"\"", 0, 50), Strings{"\"\""});
  EXPECT_EQ(split_literal("\"a\"", 0, 50), Strings{"\"a\""});
}

}  // namespace
}  // namespace specgen::generator::layout

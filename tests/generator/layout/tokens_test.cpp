#include "layout/tokens.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace specgen::generator::layout {
namespace {

std::vector<std::string> texts(std::string_view line) {
  std::vector<std::string> out;
  for (const Token& token : tokenize(line)) out.emplace_back(token.text);
  return out;
}

using Strings = std::vector<std::string>;

TEST(Tokenize, TellsTokensApart) {
  EXPECT_EQ(texts("a::b->c(1'000, 0x1F); // d e"),
            (Strings{"a", "::", "b", "->", "c", "(", "1'000", ",", "0x1F", ")", ";", "// d e"}));
  EXPECT_EQ(texts("x <= y << 2 && !z /* not // here */ - 1"),
            (Strings{"x", "<=", "y", "<<", "2", "&&", "!", "z", "/* not // here */", "-", "1"}));
}

TEST(Tokenize, KeepsLiteralsWhole) {
  EXPECT_EQ(texts("f(\"a \\\" b\", '\"', u8\"c\", LR\"x(d )\" e)x\"s)"),
            (Strings{"f", "(", "\"a \\\" b\"", ",", "'\"'", ",", "u8\"c\"", ",",
                     "LR\"x(d )\" e)x\"", "s", ")"}));
}

TEST(Tokenize, MatchesAngleBrackets) {
  const auto tokens = tokenize("std::vector<std::optional<int>> v; if (a < b) c(a<b);");
  EXPECT_EQ(tokens[3].text, "<");
  EXPECT_EQ(tokens[3].match, 10U);
  EXPECT_EQ(tokens[7].match, 9U);
  EXPECT_EQ(tokens[10].match, 3U);
  EXPECT_EQ(tokens[16].text, "<");  // "a < b"
  EXPECT_EQ(tokens[16].kind, Token::Kind::kOperator);
  EXPECT_EQ(tokens[22].text, "<");  // "a<b"
  EXPECT_EQ(tokens[22].kind, Token::Kind::kOperator);
}

TEST(Tokenize, TellsBlocksFromLists) {
  const auto tokens = tokenize("[](int x) { return T{ x }; }");
  EXPECT_EQ(tokens[6].text, "{");
  EXPECT_TRUE(tokens[6].is_block);
  EXPECT_TRUE(tokens[7].space_before);
  EXPECT_EQ(tokens[9].text, "{");
  EXPECT_FALSE(tokens[9].is_block);
  EXPECT_FALSE(tokens[10].space_before);
}

TEST(Tokenize, LeavesBracketsOfOtherLinesAlone) {
  const auto tokens = tokenize("} else if (x) {");
  EXPECT_EQ(tokens.front().match, Token::kNone);
  EXPECT_EQ(tokens.back().match, Token::kNone);
  EXPECT_EQ(tokens.back().begin, 14U);
}

TEST(ColumnsOf, CountsCodePoints) { EXPECT_EQ(columns_of("aä€😀"), 4U); }

TEST(LiteralSize, TellsRawStringsThatGoOn) {
  EXPECT_EQ(literal_size("R\"(a"), std::string_view::npos);
  EXPECT_EQ(literal_size("R\"(a)\"b"), 6U);
  EXPECT_EQ(literal_size("Rest"), 0U);
}

}  // namespace
}  // namespace specgen::generator::layout

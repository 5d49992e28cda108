#include "plan/literals.hpp"

#include <gtest/gtest.h>

namespace specgen::generator::plan {
namespace {

using Lines = std::vector<std::string>;

TEST(Literals, EscapeWhatEndsOrHidesThem) {
  EXPECT_EQ(string_literal(""), R"("")");
  EXPECT_EQ(string_literal("plain"), R"("plain")");
  EXPECT_EQ(string_literal("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(string_literal("tab\tline\r\n"), R"("tab\tline\r\n")");
  EXPECT_EQ(string_literal(std::string_view("nul\0001", 5)), "\"nul\\0001\"");
  EXPECT_EQ(string_literal("\x7F"), "\"\\177\"");
}

TEST(Literals, KeepLettersOfAnyLanguage) {
  EXPECT_EQ(string_literal("größe 日本 🦀"), "\"größe 日本 🦀\"");
}

TEST(Literals, EscapeInvisibleCharacters) {
  EXPECT_EQ(string_literal("\u202E"), R"("\342\200\256")");
  EXPECT_EQ(string_literal("a\u200Bb"), R"("a\342\200\213b")");
  EXPECT_EQ(string_literal("\xFF"), R"("\377")");
}

TEST(Literals, HoldNoTrigraphs) {
  EXPECT_EQ(string_literal("?\?/"), "\"?\\?/\"");
  EXPECT_EQ(string_literal("?\??"), "\"?\\?\\?\"");
}

TEST(Literals, RegularExpressionsAreRawWhereThatSavesEscapes) {
  EXPECT_EQ(regex_literal("^[a-z]+$"), "\"^[a-z]+$\"");
  EXPECT_EQ(regex_literal("^\\d+\\."), "R\"(^\\d+\\.)\"");
  EXPECT_EQ(regex_literal("a\\)\""), "\"a\\\\)\\\"\"");  // would end a raw literal
  EXPECT_EQ(regex_literal("\\d\n"), "\"\\\\d\\n\"");
}

TEST(Literals, ExpressionsKeepNul) {
  EXPECT_EQ(string_expression("abc"), "\"abc\"");
  EXPECT_EQ(string_expression(std::string("a\0b", 3)), "std::string(\"a\\000b\", 3)");
}

TEST(Literals, RawTextAvoidsItsOwnEnd) {
  EXPECT_EQ(raw_literals("a\n"), Lines{"R\"text(a\n)text\""});
  EXPECT_EQ(raw_literals("a)text\"b"), Lines{"R\"text_(a)text\"b)text_\""});
  EXPECT_EQ(raw_literals(""), Lines{});
}

TEST(Literals, LongRawTextIsCutBehindALine) {
  const std::string line(999, 'x');
  std::string text;
  for (int count = 0; count < 130; ++count) text += line + "\n";
  const Lines literals = raw_literals(text);
  ASSERT_EQ(literals.size(), 3U);
  std::string joined;
  for (const std::string& literal : literals) {
    EXPECT_LE(literal.size(), 60020U);
    joined += literal.substr(7, literal.size() - 13);
  }
  EXPECT_EQ(joined, text);
}

TEST(Literals, LongRawTextWithoutLinesIsCutBetweenCharacters) {
  std::string text = "x";
  for (int count = 0; count < 30000; ++count) text += "日";
  for (const std::string& literal : raw_literals(text)) {
    EXPECT_NE(static_cast<unsigned char>(literal[7]) & 0xC0U, 0x80U);
  }
}

TEST(Comments, WrapAtWords) {
  EXPECT_EQ(comment_lines("one two three four", 9), (Lines{"one two", "three", "four"}));
  EXPECT_EQ(comment_lines("größe größe", 11), (Lines{"größe größe"}));
  EXPECT_EQ(comment_lines("unbreakable", 4), (Lines{"unbreakable"}));
  EXPECT_EQ(comment_lines("", 10), Lines{});
  EXPECT_EQ(comment_lines(" \n \n", 10), Lines{});
}

TEST(Comments, KeepParagraphsAndItems) {
  EXPECT_EQ(comment_lines("a\nb\n\n\nc\n- d\n- e\nf", 80), (Lines{"a b", "", "c", "- d", "- e f"}));
}

TEST(Comments, CannotEscape) {
  EXPECT_EQ(comment_lines("path C:\\", 80), Lines{"path C:\\."});
  EXPECT_EQ(comment_lines("what?\?/", 80), Lines{"what?\?/."});
  EXPECT_EQ(comment_lines("a\\\nb", 3), (Lines{"a\\.", "b"}));
  EXPECT_EQ(comment_lines("a\r\vb\u202Ec\u2028d", 80), Lines{"a bcd"});
}

TEST(Comments, OneLineIsCut) {
  EXPECT_EQ(comment_line("a\nb", 10), "a b");
  EXPECT_EQ(comment_line("größer", 3), "grö…");
  EXPECT_EQ(comment_line("x\\", 10), "x\\.");
}

}  // namespace
}  // namespace specgen::generator::plan

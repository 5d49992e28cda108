#include "edge_cases/expression.hpp"

#include <gtest/gtest.h>

namespace specgen::generator {
namespace {

/// What a text expands to, or "offset: message (hint)".
std::string run(std::string_view text, const std::set<std::string, std::less<>>& captures = {}) {
  auto result = expand(text, captures);
  if (const auto* value = std::get_if<std::string>(&result)) return *value;
  const auto& error = std::get<ExpressionError>(result);
  return std::to_string(error.offset) + ": " + error.message +
         (error.hint.empty() ? "" : " (" + error.hint + ")");
}

TEST(Expression, Evaluates) {
  EXPECT_EQ(run("plain $ { } text"), "plain $ { } text");
  EXPECT_EQ(run(R"(${"a" * 3 + "@example.com"})"), "aaa@example.com");
  EXPECT_EQ(run(R"(<${ 2 * ("a" + 'b') }>)"), "<abab>");
  EXPECT_EQ(run("${1 + 2 * 3} ${(1 + 2) * 3}"), "7 9");
  EXPECT_EQ(run(R"(${"a\n\"\u00e9\\" * 1})"), "a\n\"é\\");
  EXPECT_EQ(run(R"(${"🔑" * 2})"), "🔑🔑");
  EXPECT_EQ(run(R"(${"a" * 0}${"" * 1000000000})"), "");
  EXPECT_EQ(run(R"(${"}"})"), "}");
}

TEST(Expression, KeepsEscapedAndCapturedOnes) {
  EXPECT_EQ(run("$${a} $$${1}"), "${a} $${1}");
  EXPECT_EQ(run("Bearer ${ token }!", {"token"}), "Bearer ${token}!");
}

TEST(Expression, TellsWhatIsWrongAndWhere) {
  EXPECT_EQ(run("x${1 + }"), "7: expected a string in quotes, an integer or '('");
  EXPECT_EQ(run("${1"), "3: this expression is not closed: expected '}', '+' or '*'");
  EXPECT_EQ(run("${(1}"), "4: expected ')', '+' or '*'");
  EXPECT_EQ(run("${1 2}"), "4: expected '}', '+' or '*'");
  EXPECT_EQ(run("${\"a}"), "2: this string is not closed");
  EXPECT_EQ(run(R"(${"\q"})"), R"(3: unknown escape (write \\ for a backslash))");
  EXPECT_EQ(run(R"(${1 + "a"})"),
            "4: '+' joins two strings or two integers, not an integer and a string");
  EXPECT_EQ(run(R"(${"a" * "b"})"), "6: '*' repeats a string by an integer, not by a string");
  EXPECT_EQ(run("${tok}", {"token"}), "2: nothing was captured as 'tok' (did you mean 'token'?)");
  EXPECT_EQ(run("${tok}"),
            "2: nothing was captured as 'tok' (text in an expression stands in quotes: \"tok\")");
  EXPECT_EQ(run("${1 * x}"),
            "6: a name cannot be calculated with: 'x' (text in an expression stands in quotes)");
}

TEST(Expression, IsBounded) {
  EXPECT_EQ(run(R"(${"ab" * 524288})").size(), 1048576U);
  EXPECT_EQ(run(R"(${"ab" * 524289})"), "7: the result has more than 1048576 bytes");
  EXPECT_EQ(run(R"(${"a" * 600000} ${"a" * 600000})"), "16: the text has more than 1048576 bytes");
  EXPECT_EQ(run("${99999 * 99999}"), "8: this number is too large");
  EXPECT_EQ(run("${99999999999999999999}"), "2: this number is too large");
  EXPECT_EQ(run("${" + std::string(1000, '(')), "102: parentheses are nested too deeply");
}

}  // namespace
}  // namespace specgen::generator

#include "specgen/validation/pattern.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace specgen {
namespace {

using Texts = std::vector<std::string_view>;

struct Case {
  std::string regex;
  Texts matching;
  Texts others;
};

void expect(const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    const Pattern pattern(each.regex);
    for (const auto text : each.matching) {
      EXPECT_TRUE(pattern.matches(text)) << each.regex << " and " << text;
    }
    for (const auto text : each.others) {
      EXPECT_FALSE(pattern.matches(text)) << each.regex << " and " << text;
    }
  }
}

TEST(Pattern, IsFoundAnywhere) {
  expect({
      {"", {"", "a"}, {}},
      {"b", {"b", "abc"}, {"", "B"}},
      {"^b", {"bc"}, {"ab", "a\nb"}},
      {"b$", {"ab"}, {"b\n", "ba"}},
      {"^[a-z]+$", {"abc"}, {"", "abc\n", "aBc", "\nabc"}},
      {"^user_[a-z0-9]{16}$",
       {"user_4k2j9x0q7w1e8r5t"},
       {"user_4k2j9x0q7w1e8r5", "user_4k2j9x0q7w1e8r5tt", "user_4k2j9x0q7w1e8r5T", ""}},
  });
}

TEST(Pattern, ReadsSimpleShapesExactly) {
  expect({
      {"[A-Z]", {"A", "zZ", "\u00e9M"}, {"", "abc", "\u00c9"}},
      {"[0-9]", {"0", "a9"}, {"", "\u0660"}},
      {"^[0-9]{6}$", {"123456"}, {"12345", "1234567", "12345\u0661", "123456\n"}},
      {"^\\d{2,3}$", {"12", "123"}, {"1", "1234"}},
      {"^a{2,}b?$", {"aa", "aaab"}, {"a", "aabb", "b"}},
      {"^[ab]*c$", {"c", "abbac"}, {"ab", "abcc"}},
      {"^[ab]*b$", {"b", "ab", "abab"}, {"", "a", "aba"}},
      {"^a?a$", {"a", "aa"}, {"", "aaa"}},
      {"^[^ab]$", {"c", "\u00e9", "\U0001F600"}, {"a", "b", "cc"}},
      {"^\\.$", {"."}, {"a", ".."}},
      {"^[\\w.-]+$", {"a_b-c.d"}, {"a b", "", "\u00e9"}},
      {"^[a\\-z]$", {"a", "-", "z"}, {"b"}},
      {"^[-a]$", {"-", "a"}, {"b"}},
      {"^[a-]$", {"-", "a"}, {"b"}},
      {"^x{0}$", {""}, {"x"}},
      {"^$", {""}, {"a"}},
      {"^a|b$", {"ab", "a", "b", "cb"}, {"ba", ""}},
      {"a^", {}, {"a", ""}},
  });
}

TEST(Pattern, HasTheMeaningOfEcma262) {
  expect({
      {"^.$", {"a", "\U0001F600"}, {"\n", "\r", "\u2028", "\u2029"}},
      {"^\\s$", {" ", "\t", "\v", "\f", "\n", "\u00a0", "\ufeff", "\u2029", "\u2003"}, {"a"}},
      {"^\\S$", {"a", "\u2013", "\x01"}, {" ", "\u00a0"}},
      {"^[\\s]$", {"\u00a0"}, {"s", "\\"}},
      {"^[^\\s]$", {"a"}, {"\u00a0"}},
      {"^[\\S]$", {"a", "\U0001F600"}, {"\u3000", " "}},
      {"^\\d$", {"7"}, {"\u0667"}},
      {"^\\D$", {"\u0667"}, {"7"}},
      {"^\\w$", {"a", "_"}, {"\u00e9"}},
      {"^\\W$", {"\u00e9", "-"}, {"a"}},
      {"^\\v$", {"\v"}, {"\n"}},
      {"^\\cC$", {"\x03"}, {"\\cC", "C"}},
      {"^\\0$", {std::string_view("\0", 1)}, {"0"}},
      {"^\\x41\\u0042\\u{43}$", {"ABC"}, {}},
      {"^\\ud83d\\ude00$", {"\U0001F600"}, {}},
      {"^\\u{1F600}+$", {"\U0001F600\U0001F600"}, {""}},
      {"^\\p{Lu}\\P{Lu}$", {"Aa", "\u00c9a"}, {"aA"}},
      {"^\\p{Letter}$", {"a", "\u00e9"}, {"1"}},
      {"^\\p{General_Category=Decimal_Number}\\p{gc=Nd}$", {"1\u0667"}, {"ab"}},
      {"^\\p{Script=Greek}\\p{sc=Greek}\\p{scx=Greek}$", {"\u03b1\u03b2\u03b3"}, {"abc"}},
      {"^[\\b]$", {"\b"}, {"b"}},
      {"\\bcat\\b", {"a cat"}, {"concat"}},
      {"a\\B", {"ab"}, {"a"}},
      {"^[]$", {}, {"", "a", "]"}},
      {"^[^]$", {"a", "\n"}, {""}},
      {"^[[:alpha:]]$", {":]", "a]"}, {"b"}},
      {"^(?:(a)|b)\\1$", {"aa", "b"}, {"ab"}},
      {"^(?<q>['\"]).*\\k<q>$", {"'a'"}, {"'a\""}},
      {"^(?=.*\\d)(?!x).*(?<=z)(?<!yz)$", {"1z"}, {"x1z", "1yz", "z"}},
      {"^[a-z]+?$", {"ab"}, {"A"}},
      {"^\\/\\-\\{\\}$", {"/-{}"}, {}},
      {"^{$", {"{"}, {}},
      {"^a{,2}$", {"a{,2}"}, {"aa"}},
      {"^a]}$", {"a]}"}, {}},
      {"^[\\w-.]+$", {"a-.b"}, {","}},
      {"^[.-\\d]$", {".", "-", "1"}, {"/"}},
      {"^[\\p{Lu}-]$", {"-", "A"}, {"a"}},
      {"^#  x$", {"#  x"}, {"#x"}},
      {"^\u00e9{2}$", {"\u00e9\u00e9"}, {"\u00e9"}},
      {"^\\\u00e9$", {"\u00e9"}, {}},
  });
}

TEST(Pattern, RefusesWhatEcma262DoesNotKnow) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"^(abc]", "missing closing parenthesis"},
      {"\\a", "unknown escape '\\a'"},
      {"\\Z", "unknown escape '\\Z'"},
      {"\\A", "unknown escape '\\A'"},
      {"[\\B]", "unknown escape '\\B'"},
      {"[\\k<a>]", "unknown escape '\\k'"},
      {"[\\1]", "unknown escape '\\1'"},
      {"\\01", "unknown escape '\\0'"},
      {"(?i)a", "unknown kind of group '(?'"},
      {"(?P<n>a)", "unknown kind of group '(?'"},
      {"(?>a)", "unknown kind of group '(?'"},
      {"(?#c)a", "unknown kind of group '(?'"},
      {"(?<a", "a group's name has no end"},
      {"(*ACCEPT)", "'*' has nothing to repeat"},
      {"a++", "'+' has nothing to repeat"},
      {"a{2}{3}", "'{3}' has nothing to repeat"},
      {"^*", "'*' has nothing to repeat"},
      {"a|*", "'*' has nothing to repeat"},
      {"[a", "a class '[' has no end"},
      {"a\\", "a '\\' stands at the end"},
      {"\\c!", "'\\c' must be followed by a letter"},
      {"\\x4", "'\\x' must be followed by two hexadecimal digits"},
      {"\\u004", "'\\u' must be followed by four hexadecimal digits"},
      {"\\u{110000}", "'\\u{' must be followed by a code point and '}'"},
      {"\\u{}", "'\\u{' must be followed by a code point and '}'"},
      {"\\u{41", "'\\u{' must be followed by a code point and '}'"},
      {"\\ud800", "a surrogate stands alone"},
      {"\\ud800\\u0041", "a surrogate stands alone"},
      {"\\pL", "'\\p' must be followed by a property in braces"},
      {"\\p{L", "'\\p' must be followed by a property in braces"},
      {"\\p{Foo=Bar}", "unknown property 'Foo=Bar'"},
      {"\\p{^L}", "unknown property '^L'"},
      {"\\p{Foo}", "unknown property after \\P or \\p"},
      {"\\ka", "'\\k' must be followed by a group's name in '<>'"},
      {"a{3,2}", "numbers out of order in {} quantifier"},
      {"[z-a]", "range out of order in character class"},
      {"\\8", "reference to non-existent subpattern"},
      {"(?<=a+)b", "lookbehind assertion is not fixed length"},
      {"\xFF", "it is not UTF-8"},
  };
  for (const auto& [regex, fault] : cases) EXPECT_EQ(Pattern::check(regex), fault) << regex;
  EXPECT_EQ(Pattern::check("a"), std::nullopt);
}

TEST(Pattern, ThrowsWhatIsWrong) {
  try {
    const Pattern pattern("a(");
    FAIL();
  } catch (const std::invalid_argument& error) {
    EXPECT_STREQ(error.what(), "the pattern 'a(' is refused: missing closing parenthesis");
  }
}

TEST(Pattern, HasAMessage) {
  EXPECT_EQ(Pattern("^a$").message(), "must match the pattern ^a$");
  EXPECT_EQ(Pattern("^a$", "must be an a").message(), "must be an a");
  EXPECT_EQ(Pattern("^a$").regex(), "^a$");
}

TEST(Pattern, GivesUpInsteadOfRunningForever) {
  for (const std::string regex :
       {"^(a+)+$", "^(a|aa)+$", "^(x+x+)+[yz]$", "^(([a-z])+.)+[A-Z]([a-z])+$"}) {
    const Pattern pattern(regex);
    const std::string text(60, regex.find('x') != std::string::npos ? 'x' : 'a');
    EXPECT_EQ(pattern.find_in(text + "!"), Pattern::Match::kTooCostly) << regex;
    EXPECT_EQ(pattern.find_in("!"), Pattern::Match::kNo) << regex;
  }
}

TEST(Pattern, TakesLongTexts) {
  const std::string text(16 * 1024, 'a');
  for (const std::string regex : {"^(?:a|b)*$", "^(a|b)*$", "^[a-z]*$", "^(?:[^b]|bc)+$"}) {
    EXPECT_EQ(Pattern(regex).find_in(text), Pattern::Match::kYes) << regex;
    EXPECT_EQ(Pattern(regex).find_in(text + "!b"), Pattern::Match::kNo) << regex;
  }
}

TEST(Pattern, MayBeUsedByManyThreads) {
  const Pattern pattern("^(?:ab|a)+\\d$");
  std::vector<std::thread> threads;
  std::vector<int> found(4, 0);
  for (int& count : found) {
    threads.emplace_back([&pattern, &count] {
      for (int i = 0; i < 1000; ++i) {
        count += pattern.matches("aabab" + std::to_string(i % 10)) ? 1 : 0;
        count += pattern.matches("aabab") ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(found, (std::vector<int>{1000, 1000, 1000, 1000}));
}

}  // namespace
}  // namespace specgen

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace specgen::generator::layout {

/// A piece of a line of C++ that can't be broken, or a string literal.
struct Token {
  enum class Kind { kWord, kString, kOpen, kClose, kComma, kSemicolon, kOperator, kComment };

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  Kind kind = Kind::kWord;
  bool space_before = false;
  bool is_block = false;  ///< Braces around statements, not around a list.
  std::string_view text;
  std::size_t match = kNone;  ///< Index of the other bracket, where it is in the same line.
  /// Columns from the line's first token, if all of it stood on one line.
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The tokens of a line. '<' and '>' are brackets where they enclose template arguments; binary
/// operators are those with blanks around them.
std::vector<Token> tokenize(std::string_view line);

/// How many code points there are.
std::size_t columns_of(std::string_view text);

/// The length of the identifier or number at the start of `text`; 0 for none.
std::size_t word_size(std::string_view text);

/// The length of the string or character literal at the start of `text`, its prefix included: 0 for
/// none, npos for a raw string that does not end here.
std::size_t literal_size(std::string_view text);

}  // namespace specgen::generator::layout

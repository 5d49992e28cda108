#pragma once

#include <cstddef>
#include <vector>

#include "layout/tokens.hpp"

namespace specgen::generator::layout {

/// Tokens of a line from `begin` to before `end`.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool empty() const { return begin == end; }
  std::size_t size() const { return end - begin; }
};

/// The columns of a range on one line.
std::size_t width(const std::vector<Token>& tokens, Range range);

/// The token behind this one, or behind the bracket that it opens.
std::size_t next(const std::vector<Token>& tokens, std::size_t at);

/// What binds a range's tokens the least, outside of brackets.
struct Separators {
  enum class Kind { kNone, kComma, kBases, kAssignment, kOperator };

  Kind kind = Kind::kNone;
  /// Where parts begin behind the first one; for kAssignment only its sign, for kBases the first
  /// base class.
  std::vector<std::size_t> places;
};

Separators find_separators(const std::vector<Token>& tokens, Range range);

/// The parts of a range that begin at its start and at each of the places.
std::vector<Range> split(Range range, const std::vector<std::size_t>& places);

/// The items of a list, each with its comma.
std::vector<Range> items_of(const std::vector<Token>& tokens, Range range);

/// The statements of a block.
std::vector<Range> statements_of(const std::vector<Token>& tokens, Range range);

/// The end of `if (…)`, `for (…)` or `while (…)` before a statement without braces; else the
/// range's begin.
std::size_t control_head(const std::vector<Token>& tokens, Range range);

/// Whether an expression follows: `return`, `throw`.
bool is_jump(const Token& token);

/// Whether it ends a statement or an item.
bool is_punctuation(const Token& token);

}  // namespace specgen::generator::layout

#include "layout/split_literal.hpp"

#include <algorithm>

#include "layout/tokens.hpp"

namespace specgen::generator::layout {
namespace {

/// Shorter pieces would be harder to read than a line that is too long.
constexpr std::size_t kMinColumns = 20;

bool is_hex_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_octal_digit(char c) { return c >= '0' && c <= '7'; }

/// The size of the character or escape at the start.
std::size_t unit_size(std::string_view text) {
  std::size_t size = 1;
  if (text.front() == '\\' && text.size() > 1) {
    const char kind = text[1];
    if (is_octal_digit(kind)) {
      while (size < text.size() && size < 4 && is_octal_digit(text[size])) ++size;
      return size;
    }
    size = 2;
    if (kind == 'x' || kind == 'u' || kind == 'U') {
      while (size < text.size() && is_hex_digit(text[size])) ++size;
    }
    return size;
  }
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
  return size;
}

/// How many bytes the next piece has: at least one unit, at most `columns` columns.
std::size_t piece_size(std::string_view text, std::size_t columns) {
  std::size_t end = unit_size(text);
  std::size_t blank = 0;
  std::size_t used = columns_of(text.substr(0, end));
  while (end < text.size()) {
    if (text[end - 1] == ' ') blank = end;
    const std::size_t size = unit_size(text.substr(end));
    const std::size_t unit_columns = columns_of(text.substr(end, size));
    if (used + unit_columns > columns) break;
    used += unit_columns;
    end += size;
  }
  return blank > 0 && end < text.size() ? blank : end;
}

}  // namespace

std::vector<std::string> split_literal(std::string_view literal, std::size_t columns,
                                       std::size_t tail) {
  constexpr std::size_t kQuotes = 2;
  if (literal.size() < kQuotes || literal.front() != '"') return {std::string(literal)};
  const std::size_t room = std::max(columns, kMinColumns + kQuotes) - kQuotes;
  std::string_view text = literal.substr(1, literal.size() - kQuotes);
  std::vector<std::string> pieces;
  std::size_t left = columns_of(text);
  while (left > 1 && left + tail > room) {
    const std::string_view piece = text.substr(0, piece_size(text, std::min(room, left - 1)));
    if (piece.size() == text.size()) break;
    pieces.push_back("\"" + std::string(piece) + "\"");
    left -= columns_of(piece);
    text.remove_prefix(piece.size());
  }
  pieces.push_back("\"" + std::string(text) + "\"");
  return pieces;
}

}  // namespace specgen::generator::layout

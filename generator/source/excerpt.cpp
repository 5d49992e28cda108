#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// A code point as the excerpt shows it.
struct Glyph {
  std::string_view bytes;
  std::size_t offset = 0;  ///< In bytes of the line.
  std::size_t width = 1;   ///< In columns of a terminal; a tab has one here and is kept.
};

char32_t decode(std::string_view bytes) {
  const auto at = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]));
  };
  switch (bytes.size()) {
    case 2:
      return ((at(0) & 0x1FU) << 6U) | (at(1) & 0x3FU);
    case 3:
      return ((at(0) & 0xFU) << 12U) | ((at(1) & 0x3FU) << 6U) | (at(2) & 0x3FU);
    case 4:
      return ((at(0) & 7U) << 18U) | ((at(1) & 0x3FU) << 12U) | ((at(2) & 0x3FU) << 6U) |
             (at(3) & 0x3FU);
    default:
      return at(0);
  }
}

struct WidthRange {
  char32_t first, last;
  std::size_t width;
};

/// Combining marks and joiners take no column; East Asian wide characters and emoji take two.
constexpr std::array<WidthRange, 14> kWidths = {{{0x0300, 0x036F, 0},
                                                 {0x1100, 0x115F, 2},
                                                 {0x200B, 0x200F, 0},
                                                 {0x202A, 0x202E, 0},
                                                 {0x2060, 0x2064, 0},
                                                 {0x20D0, 0x20FF, 0},
                                                 {0x2E80, 0xA4CF, 2},
                                                 {0xAC00, 0xD7A3, 2},
                                                 {0xF900, 0xFAFF, 2},
                                                 {0xFE00, 0xFE0F, 0},
                                                 {0xFE30, 0xFE6F, 2},
                                                 {0xFF00, 0xFF60, 2},
                                                 {0x1F300, 0x1FAFF, 2},
                                                 {0x20000, 0x3FFFD, 2}}};

std::size_t width_of(char32_t c) {
  for (const WidthRange& range : kWidths) {
    if (c >= range.first && c <= range.last) return range.width;
  }
  return 1;
}

bool disturbs_terminal(char32_t c) {
  return (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

std::vector<Glyph> glyphs_of(std::string_view line) {
  std::vector<Glyph> glyphs;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t length = utf8_sequence_length(line.substr(i));
    Glyph glyph{line.substr(i, std::max<std::size_t>(length, 1)), i, 1};
    if (length == 0 || disturbs_terminal(decode(glyph.bytes))) {
      glyph.bytes = "?";
    } else {
      glyph.width = width_of(decode(glyph.bytes));
    }
    glyphs.push_back(glyph);
    i += std::max<std::size_t>(length, 1);
  }
  return glyphs;
}

}  // namespace

std::string excerpt(std::string_view line, std::size_t column) {
  constexpr std::size_t kLongest = 120;  // code points shown of a long line
  constexpr std::size_t kBefore = 60;    // of them before the caret
  constexpr std::size_t kReach = 4 * kLongest;
  const std::size_t at = std::min(column == 0 ? 0 : column - 1, line.size());
  // A line may have megabytes: look only at what can be shown, from a character's first byte on.
  std::size_t first_byte = at > kReach ? at - kReach : 0;
  while (first_byte > 0 && (static_cast<unsigned char>(line[first_byte]) & 0xC0U) == 0x80U) {
    --first_byte;
  }
  const bool more = line.size() - first_byte > 2 * kReach;
  const auto glyphs = glyphs_of(line.substr(first_byte, 2 * kReach));
  std::size_t caret = 0;
  while (caret < glyphs.size() && first_byte + glyphs[caret].offset < at) ++caret;
  std::size_t begin = 0;
  std::size_t end = glyphs.size();
  if (glyphs.size() > kLongest || first_byte > 0 || more) {
    begin = caret > kBefore ? caret - kBefore : 0;
    end = std::min(glyphs.size(), begin + kLongest);
  }
  std::string shown;
  std::string below;
  if (begin > 0 || first_byte > 0) {
    shown = "…";
    below = " ";
  }
  for (std::size_t i = begin; i < end; ++i) {
    shown += glyphs[i].bytes;
    if (i < caret) below += glyphs[i].bytes == "\t" ? "\t" : std::string(glyphs[i].width, ' ');
  }
  if (end < glyphs.size() || more) shown += "…";
  return shown + "\n" + below + "^\n";
}

}  // namespace specgen::generator

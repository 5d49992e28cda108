#include "bundle/yaml_scalar.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "source/text.hpp"

namespace specgen::generator {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

std::uint32_t decode(std::string_view bytes) {
  const auto at = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]));
  };
  if (bytes.size() == 2) return ((at(0) & 0x1FU) << 6U) | (at(1) & 0x3FU);
  if (bytes.size() == 3) {
    return ((at(0) & 0xFU) << 12U) | ((at(1) & 0x3FU) << 6U) | (at(2) & 0x3FU);
  }
  if (bytes.size() == 4) {
    return ((at(0) & 7U) << 18U) | ((at(1) & 0x3FU) << 12U) | ((at(2) & 0x3FU) << 6U) |
           (at(3) & 0x3FU);
  }
  return at(0);
}

/// What YAML does not allow as it is, breaks lines at, or takes for a byte order mark (1.2.2,
/// section 5.1; 1.1, section 5.4), and what would reorder the line in an editor.
bool needs_escape(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

/// Calls `visit` with each character's bytes and code point.
template <typename Visit>
void for_each_character(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t length = std::max<std::size_t>(utf8_sequence_length(text), 1);
    const std::string_view bytes = text.substr(0, length);
    visit(bytes, decode(bytes));
    text.remove_prefix(length);
  }
}

bool has_escapes(std::string_view text) {
  bool found = false;
  for_each_character(text,
                     [&](std::string_view, std::uint32_t c) { found = found || needs_escape(c); });
  return found;
}

/// Words that YAML 1.1 or 1.2 resolves to something else.
bool is_word_of_yaml(std::string_view text) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"true", "false", "null", "yes", "no", "on", "off", "y", "n"});
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

bool is_plain(std::string_view text) {
  if (text.empty() || text.back() == ' ' || text.back() == ':') return false;
  const char first = text.front();
  if (!is_letter(first) && first != '/' && first != '$' && is_ascii(first)) return false;
  const bool simple = std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || !is_ascii(c) ||
           std::string_view(" -_./+$@(){}[],;=<>*%^~:'\"!?&|").find(c) != std::string_view::npos;
  });
  return simple && text.find(": ") == std::string_view::npos && !is_word_of_yaml(text) &&
         !has_escapes(text);
}

std::string single_quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') result += '\'';
    result += c;
  }
  return result + "'";
}

std::string double_quoted(std::string_view text) {
  std::string result = "\"";
  for_each_character(text, [&](std::string_view bytes, std::uint32_t c) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += bytes;
    } else if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (c == '\r') {
      result += "\\r";
    } else if (needs_escape(c)) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04X", static_cast<unsigned>(c));
      result += escape.data();
    } else {
      result += bytes;
    }
  });
  return result + "\"";
}

}  // namespace

std::string yaml_string(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  return has_escapes(text) ? double_quoted(text) : single_quoted(text);
}

bool fits_literal_block(std::string_view text) {
  // Of a first line that is empty or indented the indentation could not be told.
  if (text.find('\n') == std::string_view::npos || text.front() == ' ' || text.front() == '\n') {
    return false;
  }
  if (text.size() > 1 && text.substr(text.size() - 2) == "\n\n") return false;
  bool fits = true;
  for_each_character(text, [&](std::string_view, std::uint32_t c) {
    fits = fits && (c == '\n' || !needs_escape(c));
  });
  return fits;
}

}  // namespace specgen::generator

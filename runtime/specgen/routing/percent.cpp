#include "specgen/routing/percent.hpp"

#include "specgen/json/utf8.hpp"

namespace specgen {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The byte at `position`, escape or not; moves the position behind it.
char next_byte(std::string_view text, std::size_t& position) {
  const char c = text[position++];
  if (c != '%') return c;
  const int high = hex_digit(text[position++]);
  const int low = hex_digit(text[position++]);
  return static_cast<char>(high * 16 + low);
}

bool is_reserved(char c) {
  return std::string_view(":/?#[]@!$&'()*+,;=").find(c) != std::string_view::npos;
}

bool has_good_escapes(std::string_view text) {
  for (std::size_t i = text.find('%'); i != std::string_view::npos; i = text.find('%', i + 3)) {
    if (text.size() - i < 3) return false;
    const int high = hex_digit(text[i + 1]);
    const int low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0 || (high == 0 && low == 0)) return false;
  }
  return true;
}

}  // namespace

bool is_well_formed_path(std::string_view path) {
  if (path.find('%') == std::string_view::npos) return true;
  if (!has_good_escapes(path)) return false;
  std::string decoded;
  append_percent_decoded(decoded, path);
  return json::is_utf8(decoded);
}

void append_percent_decoded(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) out.push_back(next_byte(text, i));
}

bool equals_decoded(std::string_view text, std::string_view plain) {
  if (text.find('%') == std::string_view::npos) return text == plain;
  std::size_t matched = 0;
  for (std::size_t i = 0; i < text.size(); ++matched) {
    if (matched == plain.size() || next_byte(text, i) != plain[matched]) return false;
  }
  return matched == plain.size();
}

std::optional<std::size_t> literal_length(std::string_view text, std::string_view plain) {
  std::size_t used = 0;
  for (const char c : plain) {
    if (used == text.size()) return std::nullopt;
    const bool escaped = text[used] == '%';
    if (next_byte(text, used) != c || (escaped && is_reserved(c))) return std::nullopt;
  }
  return used;
}

}  // namespace specgen

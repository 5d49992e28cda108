#include <algorithm>
#include <cstddef>
#include <string_view>

#include "specgen/bytes.hpp"
#include "specgen/validation/characters.hpp"
#include "specgen/validation/formats.hpp"
#include "specgen/validation/international.hpp"

// RFC 6570 section 2.
namespace specgen {
namespace {

bool is_percent_encoded(std::string_view text) {
  return text.size() >= 3 && text[0] == '%' && is_hex_digit(text[1]) && is_hex_digit(text[2]);
}

/// With the apostrophe, which the grammar forgot (erratum 6937).
constexpr ByteSet kLiterals("!#$&'()*+,-./:;=?@[]_~", is_letter_or_digit);

/// Literals without escapes and what is beyond ASCII; most of them.
bytes::Mask is_usual(bytes::Block block) {
  return bytes::is_between(block, '&', ';') | bytes::is_between(block, '?', '[') |
         bytes::is_between(block, 'a', 'z') | (block == '=') | (block == '_');
}

bool is_literal(std::string_view text) {
  if (bytes::all(text, 'a', is_usual)) return true;
  while (!text.empty()) {
    if (is_percent_encoded(text)) {
      text.remove_prefix(3);
    } else if (static_cast<unsigned char>(text.front()) >= 0x80) {
      const char32_t code_point = take_code_point(text);
      if (!is_iri_character(code_point) && !is_private_use(code_point)) return false;
    } else if (kLiterals.contains(text.front())) {
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return true;
}

/// Letters, digits, '_' and percent-encoded bytes, with single dots between them.
bool is_variable_name(std::string_view text) {
  bool after_dot = true;
  while (!text.empty()) {
    if (text.front() == '.') {
      if (after_dot) return false;
      after_dot = true;
      text.remove_prefix(1);
      continue;
    }
    const bool encoded = is_percent_encoded(text);
    if (!encoded && !is_letter_or_digit(text.front()) && text.front() != '_') return false;
    text.remove_prefix(encoded ? 3 : 1);
    after_dot = false;
  }
  return !after_dot;
}

/// A name, with "*" or with the length of a prefix, of which the longest is 9999.
bool is_variable(std::string_view text) {
  if (!text.empty() && text.back() == '*') {
    return is_variable_name(text.substr(0, text.size() - 1));
  }
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return is_variable_name(text);
  const std::string_view length = text.substr(colon + 1);
  return is_variable_name(text.substr(0, colon)) && !length.empty() && length.size() <= 4 &&
         length.front() != '0' && std::all_of(length.begin(), length.end(), is_digit);
}

/// Without its braces.
bool is_expression(std::string_view text) {
  static constexpr ByteSet kOperators("+#./;?&=,!@|");
  static constexpr ByteSet kNameBytes("_", is_letter_or_digit);
  if (!text.empty() && kOperators.contains(text.front())) text.remove_prefix(1);
  if (!text.empty() && kNameBytes.contains_all(text)) return true;  // the usual: one short name
  for (bool more = true; more;) {
    const std::size_t comma = text.find(',');
    more = comma != std::string_view::npos;
    if (!is_variable(text.substr(0, comma))) return false;
    if (more) text.remove_prefix(comma + 1);
  }
  return true;
}

}  // namespace

bool is_uri_template(std::string_view text) {
  while (!text.empty()) {
    const std::size_t open =
        bytes::find(text, 'a', [](bytes::Block block) { return block == '{'; });
    if (!is_literal(text.substr(0, open))) return false;
    text.remove_prefix(open);
    if (text.empty()) break;
    const std::size_t close = text.find('}');
    if (close == std::string_view::npos || !is_expression(text.substr(1, close - 1))) return false;
    text.remove_prefix(close + 1);
  }
  return true;
}

}  // namespace specgen

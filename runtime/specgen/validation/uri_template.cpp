#include <algorithm>
#include <cstddef>
#include <string_view>

#include "specgen/bytes.hpp"
#include "specgen/validation/characters.hpp"
#include "specgen/validation/formats.hpp"
#include "specgen/validation/international.hpp"
#include "specgen/validation/url_signs.hpp"
#include "specgen/validation/usual_url.hpp"

// RFC 6570 section 2.
namespace specgen {
namespace {

bool is_percent_encoded(std::string_view text) {
  return text.size() >= 3 && text[0] == '%' && is_hex_digit(text[1]) && is_hex_digit(text[2]);
}

constexpr ByteSet kLiterals(url_signs::kLiterals, is_letter_or_digit);

/// Takes a literal of any kind off the text; false where there is none.
bool take_literal(std::string_view& text) {
  if (is_percent_encoded(text)) {
    text.remove_prefix(3);
    return true;
  }
  if (static_cast<unsigned char>(text.front()) >= 0x80) {
    const char32_t code_point = take_code_point(text);
    return is_iri_character(code_point) || is_private_use(code_point);
  }
  if (!kLiterals.contains(text.front())) return false;
  text.remove_prefix(1);
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

constexpr ByteSet kOperators(url_signs::kOperators);
constexpr ByteSet kNameBytes("_", is_letter_or_digit);

/// Without its braces.
bool is_expression(std::string_view text) {
  if (!text.empty() && kOperators.contains(text.front())) text.remove_prefix(1);
  for (bool more = true; more;) {
    const std::size_t comma = text.find(',');
    more = comma != std::string_view::npos;
    if (!is_variable(text.substr(0, comma))) return false;
    if (more) text.remove_prefix(comma + 1);
  }
  return true;
}

/// The size of an expression that the text begins with, with its braces, where it is a usual one:
/// an operator or none, and a name. Otherwise 0.
std::size_t usual_expression_size(std::string_view text) {
  std::size_t at = 1;
  if (at < text.size() && kOperators.contains(text[at])) ++at;
  const std::size_t start = at;
  while (at < text.size() && kNameBytes.contains(text[at])) ++at;
  return at > start && at < text.size() && text[at] == '}' ? at + 1 : 0;
}

/// Takes an expression off a text that begins with its brace; false where there is none.
bool take_expression(std::string_view& text) {
  std::size_t size = usual_expression_size(text);
  if (size == 0) {
    const std::size_t close = text.find('}');
    if (close == std::string_view::npos || !is_expression(text.substr(1, close - 1))) return false;
    size = close + 1;
  }
  text.remove_prefix(size);
  return true;
}

}  // namespace

bool is_uri_template(std::string_view text) {
  const auto is_unusual = [](bytes::Block block) { return ~is_usual_in_url(block); };
  for (;;) {
    text.remove_prefix(bytes::find(text, 'a', is_unusual));
    if (text.empty()) return true;
    if (!(text.front() == '{' ? take_expression(text) : take_literal(text))) return false;
  }
}

}  // namespace specgen

#include "specgen/parameters/form_fields.hpp"

#include <algorithm>
#include <charconv>

#include "specgen/json/utf8.hpp"
#include "specgen/validation/characters.hpp"

namespace specgen {

std::vector<FormField> split_form(std::string_view text) {
  std::vector<FormField> fields;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view part = text.substr(0, end);
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string_view value = part.substr(std::min(equals + 1, part.size()));
    if (!part.empty()) fields.push_back({part.substr(0, equals), value});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return fields;
}

std::optional<std::string> percent_decode(std::string_view text, PlusSign plus) {
  constexpr std::size_t kEscape = 3;
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == PlusSign::kSpace) {
      decoded.push_back(' ');
    } else if (text[i] != '%') {
      decoded.push_back(text[i]);
    } else {
      const std::string_view digits = text.substr(i + 1, kEscape - 1);
      if (digits.size() != 2 || !is_hex_digit(digits[0]) || !is_hex_digit(digits[1])) {
        return std::nullopt;
      }
      unsigned char byte = 0;
      std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
      decoded.push_back(static_cast<char>(byte));
      i += kEscape - 1;
    }
  }
  if (decoded.find('\0') != std::string::npos || !json::is_utf8(decoded)) return std::nullopt;
  return decoded;
}

}  // namespace specgen

#include "specgen/http/field_rules.hpp"

#include <cstdint>

#include "specgen/validation/characters.hpp"

namespace specgen::http {
namespace {

constexpr ByteSet kTokenCharacters("!#$%&'*+-.^_`|~", is_letter_or_digit);

}  // namespace

bool is_token(std::string_view text) {
  return !text.empty() && kTokenCharacters.contains_all(text);
}

bool is_field_value(std::string_view text) {
  // Without branches compilers make vector instructions of it, which pays: tokens are long.
  std::uint8_t control = 0;
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    control |= static_cast<std::uint8_t>((byte < 0x20) & (byte != '\t'));
    control |= static_cast<std::uint8_t>(byte == 0x7f);
  }
  return control == 0;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace specgen::http

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "specgen/validation/characters.hpp"
#include "specgen/validation/formats.hpp"

// Identifiers, pointers and encoded bytes.
namespace specgen {
namespace {

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

bool is_uuid(std::string_view text) {
  constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return std::equal(text.begin(), text.end(), kShape.begin(), kShape.end(),
                    [](char c, char shape) { return shape == '-' ? c == '-' : is_hex_digit(c); });
}

bool is_base64(std::string_view text) {
  constexpr std::size_t kGroup = 4;
  if (text.size() % kGroup != 0) return false;
  const std::size_t padding = text.size() - (text.find_last_not_of('=') + 1);
  if (padding > 2 || padding == text.size()) return text.empty();
  text.remove_suffix(padding);
  if (text.find_first_not_of(kBase64) != std::string_view::npos) return false;
  // The bits that the padding leaves over must be zero (RFC 4648 section 3.5).
  const std::size_t unused = padding == 2 ? 0xF : padding == 1 ? 0x3 : 0;
  return (kBase64.find(text.back()) & unused) == 0;
}

bool is_json_pointer(std::string_view text) {
  if (!text.empty() && text.front() != '/') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '~' && (i + 1 == text.size() || !contains("01", text[i + 1]))) return false;
  }
  return true;
}

bool is_relative_json_pointer(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || (digits > 1 && text.front() == '0')) return false;
  const std::string_view rest = text.substr(digits);
  return rest == "#" || is_json_pointer(rest);
}

}  // namespace specgen

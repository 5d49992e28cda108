#include "crypto/base64.hpp"

#include <array>
#include <cstdint>

namespace auth {
namespace {

constexpr std::string_view kStandard =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrl =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t kNone = 0xff;

constexpr std::array<std::uint8_t, 256> invert(std::string_view alphabet) {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNone);
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    values[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}
constexpr auto kStandardValues = invert(kStandard);
constexpr auto kUrlValues = invert(kUrl);

std::string encode(std::string_view bytes, std::string_view alphabet) {
  std::string text((bytes.size() * 4 + 2) / 3, '\0');
  char* next = text.data();
  std::uint32_t bits = 0;
  int count = 0;
  for (const char byte : bytes) {
    bits = bits << 8 | static_cast<std::uint8_t>(byte);
    for (count += 8; count >= 6;) {
      count -= 6;
      *next++ = alphabet[bits >> count & 63];
    }
  }
  if (count > 0) *next = alphabet[bits << (6 - count) & 63];
  return text;
}

bool decode(std::string_view text, const std::array<std::uint8_t, 256>& values, std::string& out) {
  if (text.size() % 4 == 1) return false;
  out.resize(text.size() * 3 / 4);
  char* next = out.data();
  // Four characters at a time: three bytes, and nothing left over.
  std::size_t i = 0;
  std::uint32_t seen = 0;
  for (; i + 4 <= text.size(); i += 4) {
    std::uint32_t group = 0;
    for (std::size_t j = i; j < i + 4; ++j) {
      const std::uint8_t value = values[static_cast<std::uint8_t>(text[j])];
      seen |= value;
      group = group << 6 | value;
    }
    *next++ = static_cast<char>(group >> 16 & 255);
    *next++ = static_cast<char>(group >> 8 & 255);
    *next++ = static_cast<char>(group & 255);
  }
  if (seen > 63) return false;
  std::uint32_t bits = 0;
  int count = 0;
  for (; i < text.size(); ++i) {
    const std::uint8_t value = values[static_cast<std::uint8_t>(text[i])];
    if (value == kNone) return false;
    bits = bits << 6 | value;
    count += 6;
    if (count >= 8) {
      count -= 8;
      *next++ = static_cast<char>(bits >> count & 255);
    }
  }
  // Loose bits would let several texts stand for the same bytes.
  return (bits & ((1U << count) - 1)) == 0;
}

}  // namespace

std::string base64_encode(std::string_view bytes) {
  std::string text = encode(bytes, kStandard);
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

std::string base64url_encode(std::string_view bytes) { return encode(bytes, kUrl); }

std::optional<std::string> base64_decode(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  for (int i = 0; i < 2 && !text.empty() && text.back() == '='; ++i) text.remove_suffix(1);
  std::string bytes;
  if (!decode(text, kStandardValues, bytes)) return std::nullopt;
  return bytes;
}

std::optional<std::string> base64url_decode(std::string_view text) {
  std::string bytes;
  if (!decode(text, kUrlValues, bytes)) return std::nullopt;
  return bytes;
}

bool base64url_decode(std::string_view text, std::string& out) {
  return decode(text, kUrlValues, out);
}

}  // namespace auth

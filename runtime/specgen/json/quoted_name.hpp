#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace specgen::json {

/// A member's name as most texts have it, `"name":`, to be compared with a text as a whole: see
/// detail::take_member. Two of them share a cache line.
struct QuotedName {
  static constexpr std::size_t kMaxSize = 31;
  static constexpr std::size_t kWordBits = 64;

  std::array<char, kMaxSize> text{};
  /// How many bits of a word are more than `text` has bytes that count. None, so that no text is
  /// equal, where the name does not fit, or where texts have escapes in it.
  std::uint8_t unused_bits = 0;

  constexpr bool is_usable() const { return unused_bits != 0; }
  constexpr std::size_t size() const { return kWordBits - unused_bits; }
};

constexpr QuotedName quote_name(std::string_view name) {
  constexpr std::size_t kSigns = 3;  // the quotes and the colon
  QuotedName quoted;
  if (name.size() + kSigns > QuotedName::kMaxSize) return quoted;
  quoted.text[0] = '"';
  std::size_t size = 1;
  for (const char c : name) {
    if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' ') return quoted;
    quoted.text[size++] = c;
  }
  quoted.text[size++] = '"';
  quoted.text[size++] = ':';
  quoted.unused_bits = static_cast<std::uint8_t>(QuotedName::kWordBits - size);
  return quoted;
}

}  // namespace specgen::json

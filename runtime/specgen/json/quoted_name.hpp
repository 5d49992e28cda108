#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace specgen::json {

/// A member's name as most texts have it, `"name":`, to be compared with a text as a whole: see
/// Reader::take_member.
struct QuotedName {
  static constexpr std::size_t kMaxSize = 32;
  /// The quotes and the colon.
  static constexpr std::size_t kSigns = 3;

  /// A bit for each byte of `text` that counts. Where the name does not fit, or stands in texts
  /// with escapes, there is a bit beyond all of them, so that no text is equal.
  std::uint64_t wanted = std::uint64_t{1} << kMaxSize;
  std::size_t size = 0;
  std::array<char, kMaxSize> text{};
};

constexpr QuotedName quote_name(std::string_view name) {
  QuotedName quoted;
  if (name.size() + QuotedName::kSigns > QuotedName::kMaxSize) return quoted;
  quoted.text[0] = '"';
  std::size_t size = 1;
  for (const char c : name) {
    if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' ') return quoted;
    quoted.text[size++] = c;
  }
  quoted.text[size++] = '"';
  quoted.text[size++] = ':';
  quoted.size = size;
  quoted.wanted = (std::uint64_t{1} << size) - 1;
  return quoted;
}

}  // namespace specgen::json

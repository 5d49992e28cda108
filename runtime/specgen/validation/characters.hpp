#pragma once

#include <array>
#include <string_view>

namespace specgen {

// ASCII only, whatever the locale.

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_letter_or_digit(char c) { return is_letter(c) || is_digit(c); }
constexpr bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool contains(std::string_view set, char c) {
  for (const char each : set) {
    if (each == c) return true;
  }
  return false;
}

/// A set of bytes that answers in constant time; meant to be a constant.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) insert(c);
  }
  constexpr ByteSet(std::string_view bytes, bool (*also)(char)) : ByteSet(bytes) {
    constexpr int kAscii = 128;
    for (int c = 0; c < kAscii; ++c) {
      if (also(static_cast<char>(c))) insert(static_cast<char>(c));
    }
  }

  constexpr void insert(char c) { has_[static_cast<unsigned char>(c)] = true; }
  constexpr bool contains(char c) const { return has_[static_cast<unsigned char>(c)]; }
  /// Looks at all of the text whatever it finds: texts are mostly good, and the loop is then free
  /// of branches.
  constexpr bool contains_all(std::string_view text) const {
    bool all = true;
    for (const char c : text) all &= contains(c);
    return all;
  }

 private:
  std::array<bool, 256> has_{};
};

}  // namespace specgen

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace specgen::json {

/// A name's length and some of its bytes, eight to a word, which are all of one that has at
/// most 24. Words that a short name has no bytes for are 0.
struct NameKey {
  std::uint64_t size = 0;
  std::uint64_t first = 0;
  std::uint64_t middle = 0;  ///< behind the first, as far as the name goes
  std::uint64_t last = 0;

  bool operator==(const NameKey&) const = default;
};

constexpr std::size_t kWordSize = sizeof(std::uint64_t);
/// Names of at most as many bytes are all in their key.
constexpr std::size_t kKeySize = 3 * kWordSize;

/// Up to eight bytes, the first the lowest.
constexpr std::uint64_t load_word(const char* from, std::size_t size = kWordSize) {
  std::uint64_t word = 0;
  if (size == kWordSize && std::endian::native == std::endian::little &&
      !std::is_constant_evaluated()) {
    std::memcpy(&word, from, kWordSize);
    return word;
  }
  for (std::size_t i = size; i > 0; --i) {
    word = word << 8U | static_cast<unsigned char>(from[i - 1]);
  }
  return word;
}

constexpr NameKey key_of(std::string_view name) {
  const std::size_t size = name.size();
  const char* const data = name.data();
  if (size <= kWordSize) return {size, load_word(data, size), 0, 0};
  const std::size_t last = size - kWordSize;
  return {size, load_word(data), load_word(data + (last < kWordSize ? last : kWordSize)),
          load_word(data + last)};
}

/// The same of a name behind whose start eight bytes can be read whatever its length; free of
/// branches.
inline NameKey key_of_padded(std::string_view name) {
  constexpr std::uint64_t kAll = ~std::uint64_t{0};
  static constexpr std::array<std::uint64_t, kWordSize + 1> kFirstBytes = {
      0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, kAll};
  const std::size_t size = name.size();
  const std::uint64_t is_long = size > kWordSize ? kAll : 0;
  const std::size_t last = size > kWordSize ? size - kWordSize : 0;
  return {size, load_word(name.data()) & kFirstBytes[size < kWordSize ? size : kWordSize],
          load_word(name.data() + (last < kWordSize ? last : kWordSize)) & is_long,
          load_word(name.data() + last) & is_long};
}

}  // namespace specgen::json

#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace specgen::schema {

/// Which members of an object, or items of an array, some schema has evaluated: what
/// `unevaluatedProperties` and `unevaluatedItems` ask (JSON Schema core, section 11). By position
/// in the text. Allocates only beyond 128.
class Marks {
 public:
  explicit Marks(std::size_t size)
      : beyond_(size > kInline ? (size - kInline + kWordBits - 1) / kWordBits : 0) {}

  void insert(std::size_t position) { word(position) |= bit(position); }
  void insert_all() { all_ = true; }
  void insert(const Marks& others) {
    all_ = all_ || others.all_;
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= others.words_[i];
    for (std::size_t i = 0; i < beyond_.size(); ++i) beyond_[i] |= others.beyond_[i];
  }
  /// How many of `size`, which it was made for.
  std::size_t count(std::size_t size) const {
    if (all_) return size;
    std::size_t count = 0;
    for (const std::uint64_t word : words_) count += static_cast<unsigned>(std::popcount(word));
    for (const std::uint64_t word : beyond_) count += static_cast<unsigned>(std::popcount(word));
    return count;
  }
  bool contains(std::size_t position) const {
    return all_ || (word(position) & bit(position)) != 0;
  }

 private:
  static constexpr std::size_t kWordBits = 64;
  static constexpr std::size_t kWords = 2;
  static constexpr std::size_t kInline = kWords * kWordBits;

  static std::uint64_t bit(std::size_t position) {
    return std::uint64_t{1} << (position % kWordBits);
  }
  std::uint64_t& word(std::size_t position) {
    const std::size_t index = position / kWordBits;
    return index < kWords ? words_[index] : beyond_[index - kWords];
  }
  std::uint64_t word(std::size_t position) const {
    const std::size_t index = position / kWordBits;
    return index < kWords ? words_[index] : beyond_[index - kWords];
  }

  std::array<std::uint64_t, kWords> words_{};
  std::vector<std::uint64_t> beyond_;
  bool all_ = false;
};

}  // namespace specgen::schema

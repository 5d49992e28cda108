#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace specgen {

/// Which rules of a schema a text has met. Allocates only for more than 128 rules.
class RuleSet {
 public:
  /// For rules of which there are as many.
  explicit RuleSet(std::size_t rules) : count_((rules + kWordBits - 1) / kWordBits) {
    if (rules <= kInline) return;
    many_.resize(count_);
    words_ = many_.data();
  }
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;

  /// False where it was there already.
  bool insert(std::size_t rule) {
    std::uint64_t& word = words_[rule / kWordBits];
    if (((word >> (rule % kWordBits)) & 1U) != 0) return false;
    word |= std::uint64_t{1} << (rule % kWordBits);
    return true;
  }
  bool contains(std::size_t rule) const {
    return ((words_[rule / kWordBits] >> (rule % kWordBits)) & 1U) != 0;
  }
  std::size_t size() const {
    std::size_t size = 0;
    for (std::size_t word = 0; word < count_; ++word) {
      size += static_cast<unsigned>(std::popcount(words_[word]));
    }
    return size;
  }
  /// The rules 64 * word and following; the lowest bit is for the first.
  std::uint64_t word(std::size_t word) const { return words_[word]; }

 private:
  static constexpr std::size_t kWordBits = 64;
  static constexpr std::size_t kInline = 2 * kWordBits;

  std::size_t count_;  ///< of words
  std::array<std::uint64_t, kInline / kWordBits> few_{};
  std::vector<std::uint64_t> many_;
  std::uint64_t* words_ = few_.data();
};

}  // namespace specgen

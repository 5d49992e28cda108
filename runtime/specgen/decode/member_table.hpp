#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "specgen/decode/field.hpp"
#include "specgen/json/name_key.hpp"
#include "specgen/json/quoted_name.hpp"

namespace specgen {

/// A property that a schema names.
struct MemberRule {
  std::string_view name;
  bool required = false;
  /// Where its value goes, if that is all that there is to it; otherwise a function decodes it.
  Field field = {};
};

namespace detail {

/// Spreads names over a table; the upper bits are the better ones.
constexpr std::uint64_t hash_of(const json::NameKey& key) {
  return (key.first ^ std::rotl(key.last, 23) ^ std::rotl(key.middle, 47) ^ key.size) *
         0x9E3779B97F4A7C15U;
}

}  // namespace detail

/// The rules of an object's named members, and how to find the one of a name. A view of a
/// MemberTable.
class MemberRules {
 public:
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  constexpr MemberRules(const std::string_view* names, const json::QuotedName* quoted,
                        const Field* fields, const std::uint16_t* slots,
                        const std::uint64_t* required, std::size_t size, unsigned slot_bits)
      : names_(names),
        quoted_(quoted),
        fields_(fields),
        slots_(slots),
        required_(required),
        size_(size),
        slot_bits_(slot_bits) {}

  std::size_t size() const { return size_; }
  std::string_view name(std::size_t rule) const { return names_[rule]; }
  /// The names as texts have them; nullptr where there are none.
  const json::QuotedName* quoted() const { return quoted_; }
  const Field& field(std::size_t rule) const { return fields_[rule]; }
  /// The rules 64 * word and following whose members must be there: the lowest bit is for the
  /// first.
  std::uint64_t required(std::size_t word) const { return required_[word]; }

  /// The index of the name's rule, or kNone.
  std::size_t find(std::string_view name) const { return find(name, json::key_of(name)); }
  /// `key` is that of the name.
  std::size_t find(std::string_view name, const json::NameKey& key) const {
    if (size_ == 0) return kNone;
    const std::size_t mask = (std::size_t{1} << slot_bits_) - 1;
    std::size_t at = detail::hash_of(key) >> (64 - slot_bits_);
    for (; slots_[at] != 0; at = (at + 1) & mask) {
      const std::size_t rule = slots_[at] - std::size_t{1};
      if (names_[rule] == name) return rule;
    }
    return kNone;
  }

 private:
  const std::string_view* names_;
  const json::QuotedName* quoted_;
  const Field* fields_;
  const std::uint16_t* slots_;
  const std::uint64_t* required_;
  std::size_t size_;
  unsigned slot_bits_;
};

/// The rules of an object's named members, with a hash table of their names: a constant.
template <std::size_t N>
class MemberTable {
 public:
  static_assert(N < std::numeric_limits<std::uint16_t>::max());

  constexpr explicit MemberTable(const std::array<MemberRule, N>& rules) {
    for (std::size_t rule = 0; rule < N; ++rule) {
      const std::string_view name = rules[rule].name;
      names_[rule] = name;
      quoted_[rule] = json::quote_name(name);
      fields_[rule] = rules[rule].field;
      std::size_t at = detail::hash_of(json::key_of(name)) >> (64 - kSlotBits);
      while (slots_[at] != 0) at = (at + 1) % slots_.size();
      slots_[at] = static_cast<std::uint16_t>(rule + 1);
      if (rules[rule].required) required_[rule / 64] |= std::uint64_t{1} << (rule % 64);
    }
  }

  constexpr operator MemberRules() const {  // NOLINT(google-explicit-constructor): a view
    return {names_.data(), quoted_.data(), fields_.data(), slots_.data(), required_.data(), N,
            kSlotBits};
  }

 private:
  /// At most a quarter of the slots are taken, so that searches are short and end.
  static constexpr unsigned kSlotBits = static_cast<unsigned>(std::bit_width(4 * N));

  std::array<std::string_view, N> names_{};
  std::array<json::QuotedName, N> quoted_{};
  std::array<Field, N> fields_{};
  std::array<std::uint16_t, std::size_t{1} << kSlotBits> slots_{};
  std::array<std::uint64_t, (N + 63) / 64> required_{};
};

/// No named members at all.
template <>
class MemberTable<0> {
 public:
  constexpr operator MemberRules() const {  // NOLINT(google-explicit-constructor): a view
    return {nullptr, nullptr, nullptr, nullptr, nullptr, 0, 0};
  }
};

/// `member_table({{"id", true}, {"name", false, SPECGEN_FIELD(User, name)}})`.
template <std::size_t N>
constexpr MemberTable<N> member_table(const MemberRule (&rules)[N]) {
  return MemberTable<N>(std::to_array(rules));
}

}  // namespace specgen

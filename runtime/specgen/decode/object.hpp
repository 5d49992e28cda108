#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/decode/member_table.hpp"
#include "specgen/json/input.hpp"

namespace specgen {

/// What happens to members that the schema does not name.
enum class Additional {
  kAllowed,    ///< handed to the caller's function, if it gave one, else ignored
  kForbidden,  ///< each a violation "additionalProperties"
};

/// The keywords that a schema sets for objects (JSON Schema validation, section 6.5).
struct ObjectRules {
  Additional additional = Additional::kAllowed;
  std::uint64_t min_properties = 0;
  std::uint64_t max_properties = std::numeric_limits<std::uint64_t>::max();
};

/// Which rules of a schema a text has met. Allocates only for more than 128 rules.
class RuleSet {
 public:
  explicit RuleSet(std::size_t size) {
    if (size > kInline) beyond_.resize((size - kInline + kWordBits - 1) / kWordBits);
  }

  /// False where it was there already.
  bool insert(std::size_t rule) {
    std::uint64_t& word = word_of(rule / kWordBits);
    const std::uint64_t bit = std::uint64_t{1} << (rule % kWordBits);
    const bool is_new = (word & bit) == 0;
    word |= bit;
    return is_new;
  }
  bool contains(std::size_t rule) const {
    return ((word(rule / kWordBits) >> (rule % kWordBits)) & 1U) != 0;
  }
  /// The rules 64 * word and following; the lowest bit is for the first.
  std::uint64_t word(std::size_t word) const {
    return word < kWords ? words_[word] : beyond_[word - kWords];
  }

 private:
  static constexpr std::size_t kWordBits = 64;
  static constexpr std::size_t kWords = 2;
  static constexpr std::size_t kInline = kWords * kWordBits;

  std::uint64_t& word_of(std::size_t word) {
    return word < kWords ? words_[word] : beyond_[word - kWords];
  }

  std::array<std::uint64_t, kWords> words_{};
  std::vector<std::uint64_t> beyond_;
};

/// Adds a violation where an object has fewer members or more. Whether it has neither.
bool check_member_count(const json::Input& in, std::uint64_t min_properties,
                        std::uint64_t max_properties);

/// Walks an object's members, tells which rule each belongs to, and reports members that are
/// missing or not allowed: the part of `decode_object` that is the same for all.
class ObjectWalk {
 public:
  /// Reports a wrong type, after which there is nothing to walk, and broken counts.
  ObjectWalk(const json::Input& in, const MemberRules& members, const ObjectRules& rules);

  /// Steps to the next member; false at the end, when missing members have been reported.
  bool next();
  /// The index of the member's rule, or MemberRules::kNone.
  std::size_t rule() const { return rule_; }
  std::string_view name() const { return name_; }
  const json::Element& value() const { return members_.value(); }

 private:
  void report_forbidden() const;

  const json::Input& in_;
  const MemberRules& rules_;
  Additional additional_;
  json::Element::Members members_;
  bool walkable_ = false;
  bool started_ = false;
  std::string_view name_;
  std::size_t rule_ = MemberRules::kNone;
  RuleSet seen_;
};

/// The same over an object that is yet to be read. Gives up, by a failure of the reader, where
/// ObjectWalk reports something.
class ObjectRead {
 public:
  ObjectRead(const json::Input& in, const MemberRules& members, const ObjectRules& rules);

  bool next();
  std::size_t rule() const { return rule_; }
  std::string_view name() const { return name_; }

 private:
  /// Additional members are remembered, so that none comes twice, up to as many.
  static constexpr std::size_t kMaxAdditional = 32;

  /// The rest of next(), where the member is another than was expected. Apart from the usual way,
  /// which then needs few registers.
  [[gnu::noinline]] bool look_up(std::uint16_t& order);
  /// Behind the name of a member that has a rule.
  bool take_rule() {
    behind_ = rule_ + 1;
    return seen_.insert(rule_) ? reader_.take_colon() : reader_.fail();
  }
  bool add_additional();
  [[gnu::noinline]] bool finish();

  const json::Input& in_;
  json::Reader& reader_;
  const MemberRules& members_;
  const ObjectRules& rules_;
  std::string_view name_;
  std::size_t rule_ = MemberRules::kNone;
  std::size_t behind_ = 0;  ///< The rule behind that of the member before.
  std::size_t count_ = 0;
  RuleSet seen_;
  std::size_t additional_count_ = 0;
  // Not initialised: only what has been written is read.
  std::array<const char*, kMaxAdditional> additional_names_;
  std::array<std::size_t, kMaxAdditional> additional_sizes_;
};

/// Decodes the members that `members` names by `member(index, input)` and the others by
/// `additional(name, input)`.
template <class F, class G>
void decode_object(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                   F&& member, G&& additional) {
  const auto decode = [&](const auto& walk, const json::Input& value) {
    if (walk.rule() != MemberRules::kNone) {
      member(walk.rule(), value);
    } else {
      additional(walk.name(), value);
    }
  };
  if (json::Reader* const reader = in.reader()) {
    ObjectRead walk(in, members, rules);
    while (walk.next()) {
      const json::Path path(in.path(), walk.name());
      const json::Input value(*reader, path, in.violations());
      decode(walk, value);
    }
    return;
  }
  ObjectWalk walk(in, members, rules);
  while (walk.next()) {
    const json::Path path(in.path(), walk.name());
    const json::Input value(walk.value(), path, in.violations());
    decode(walk, value);
  }
}

/// The same where additional members are ignored or forbidden.
template <class F>
void decode_object(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                   F&& member) {
  decode_object(in, members, rules, member,
                [](std::string_view, const json::Input& value) { value.skip(); });
}

/// An object without named members: decodes each value by `item(input, T&)`.
template <class T, class F>
void decode_map(const json::Input& in, const ObjectRules& rules, std::map<std::string, T>& out,
                F&& item) {
  out.clear();
  decode_object(
      in, MemberTable<0>(), rules, [](std::size_t, const json::Input&) {},
      [&](std::string_view name, const json::Input& value) {
        item(value, out[std::string(name)]);
      });
}

}  // namespace specgen

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/json/input.hpp"
#include "specgen/side.hpp"

namespace specgen {

/// A property that a schema names.
struct MemberRule {
  std::string_view name;
  bool required = false;
  Side required_in = Side::kBoth;
};

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
  explicit RuleSet(std::size_t size) : beyond_(size > kInline ? size - kInline : 0) {}

  void insert(std::size_t rule) {
    if (rule < kInline) {
      words_[rule / kWordBits] |= std::uint64_t{1} << (rule % kWordBits);
    } else {
      beyond_[rule - kInline] = true;
    }
  }
  bool contains(std::size_t rule) const {
    if (rule >= kInline) return beyond_[rule - kInline];
    return ((words_[rule / kWordBits] >> (rule % kWordBits)) & 1U) != 0;
  }

 private:
  static constexpr std::size_t kWordBits = 64;
  static constexpr std::size_t kWords = 2;
  static constexpr std::size_t kInline = kWords * kWordBits;

  std::array<std::uint64_t, kWords> words_{};
  std::vector<bool> beyond_;
};

/// Adds a violation where an object has fewer members or more. Whether it has neither.
bool check_member_count(const json::Input& in, std::uint64_t min_properties,
                        std::uint64_t max_properties);

/// Walks an object's members, tells which rule each belongs to, and reports members that are
/// missing or not allowed: the part of `decode_object` that is the same for all.
class ObjectWalk {
 public:
  static constexpr std::size_t kUnnamed = std::numeric_limits<std::size_t>::max();

  /// Reports a wrong type, after which there is nothing to walk, and broken counts.
  ObjectWalk(const json::Input& in, std::span<const MemberRule> members, const ObjectRules& rules);

  /// Steps to the next member; false at the end, when missing members have been reported.
  bool next() {
    if (!walkable_) return false;
    if (started_) members_.next();
    started_ = true;
    while (!members_.done()) {
      name_ = members_.name();
      rule_ = is_expected(name_) ? expected_++ : find(name_);
      if (rule_ != kUnnamed) {
        seen_.insert(rule_);
        return true;
      }
      if (additional_ == Additional::kAllowed) return true;
      report_forbidden();
      members_.next();
    }
    finish();
    return false;
  }
  /// The index of the member's rule, or kUnnamed.
  std::size_t rule() const { return rule_; }
  std::string_view name() const { return name_; }
  const json::Element& value() const { return members_.value(); }

 private:
  /// In a text whose members have the order of the rules, the first comparison is the only one.
  bool is_expected(std::string_view name) const {
    return expected_ < rules_.size() && rules_[expected_].name == name;
  }
  std::size_t find(std::string_view name);
  void report_forbidden() const;
  void finish();

  json::Input in_;
  std::span<const MemberRule> rules_;
  Additional additional_;
  json::Element::Members members_;
  bool walkable_ = false;
  bool started_ = false;
  std::string_view name_;
  std::size_t rule_ = kUnnamed;
  std::size_t expected_ = 0;
  RuleSet seen_;
};

/// Decodes the members that `members` names by `member(index, input)` and the others by
/// `additional(name, input)`. The order of `members` that the text most likely has is the fastest.
template <class F, class G>
void decode_object(const json::Input& in, std::span<const MemberRule> members,
                   const ObjectRules& rules, F&& member, G&& additional) {
  ObjectWalk walk(in, members, rules);
  while (walk.next()) {
    const json::Path path(in.path(), walk.name());
    const json::Input value(walk.value(), path, in.violations());
    if (walk.rule() != ObjectWalk::kUnnamed) {
      member(walk.rule(), value);
    } else {
      additional(walk.name(), value);
    }
  }
}

/// The same where additional members are ignored or forbidden.
template <class F>
void decode_object(const json::Input& in, std::span<const MemberRule> members,
                   const ObjectRules& rules, F&& member) {
  decode_object(in, members, rules, member, [](std::string_view, const json::Input&) {});
}

/// An object without named members: decodes each value by `item(input, T&)`.
template <class T, class F>
void decode_map(const json::Input& in, const ObjectRules& rules, std::map<std::string, T>& out,
                F&& item) {
  out.clear();
  decode_object(
      in, std::span<const MemberRule>(), rules, [](std::size_t, const json::Input&) {},
      [&](std::string_view name, const json::Input& value) {
        item(value, out[std::string(name)]);
      });
}

}  // namespace specgen

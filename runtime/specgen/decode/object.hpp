#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "specgen/decode/member_table.hpp"
#include "specgen/function_ref.hpp"
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

  /// Whether not all numbers of members will do.
  bool limit_count() const {
    return min_properties != 0 || max_properties != std::numeric_limits<std::uint64_t>::max();
  }
};

/// Adds a violation where an object has fewer members or more. Whether it has neither.
bool check_member_count(const json::Input& in, std::uint64_t min_properties,
                        std::uint64_t max_properties);

namespace detail {

using MemberFunction = FunctionRef<void(std::size_t rule, const json::Input& value)>;
using AdditionalFunction = FunctionRef<void(std::string_view name, const json::Input& value)>;

/// Decodes an object: into the fields of `object` that the members have, calls `member` with the
/// index of the rule of each other named member, and `additional` with the name of each that has no
/// rule.
void decode_members(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                    void* object, MemberFunction member, AdditionalFunction additional);

inline void skip_member(std::string_view /*name*/, const json::Input& value) { value.skip(); }

}  // namespace detail

/// What is called for members that need code where there are none.
inline void no_member(std::size_t /*rule*/, const json::Input& /*value*/) {}

/// Decodes an object into `out`, whose fields `members` states. The other members that it names are
/// decoded by `member(index, input)`, all others by `additional(name, input)`.
template <class T, class F, class G>
void decode_struct(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                   T& out, F&& member, G&& additional) {
  detail::decode_members(in, members, rules, &out, member, additional);
}

/// The same where additional members are ignored or forbidden.
template <class T, class F>
void decode_struct(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                   T& out, F&& member) {
  detail::decode_members(in, members, rules, &out, member, detail::skip_member);
}

/// The same where each member is a field.
template <class T>
void decode_struct(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                   T& out) {
  detail::decode_members(in, members, rules, &out, no_member, detail::skip_member);
}

/// Decodes the members that `members` names, none of which is a field, by `member(index, input)`
/// and the others by `additional(name, input)`.
template <class F, class G>
void decode_object(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                   F&& member, G&& additional) {
  detail::decode_members(in, members, rules, nullptr, member, additional);
}

/// The same where additional members are ignored or forbidden.
template <class F>
void decode_object(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                   F&& member) {
  detail::decode_members(in, members, rules, nullptr, member, detail::skip_member);
}

/// An object without named members: decodes each value by `item(input, T&)` into a map of them.
template <class Map, class F>
void decode_map(const json::Input& in, const ObjectRules& rules, Map& out, F&& item) {
  out.clear();
  const auto additional = [&](std::string_view name, const json::Input& value) {
    item(value, out[std::string(name)]);
  };
  detail::decode_members(in, MemberTable<0>(), rules, nullptr, no_member, additional);
}

}  // namespace specgen

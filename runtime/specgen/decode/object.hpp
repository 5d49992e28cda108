#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "specgen/decode/function.hpp"
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

/// Adds a violation where an object has fewer members or more. Whether it has neither.
bool check_member_count(const json::Input& in, std::uint64_t min_properties,
                        std::uint64_t max_properties);

namespace detail {

/// Decodes an object: calls `member` with the index of each named member's rule, and `additional`,
/// if there is such a function, with the name of each other one.
void decode_members(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                    Function<std::size_t> member, Function<std::string_view> additional);

}  // namespace detail

/// Decodes the members that `members` names by `member(index, input)` and the others by
/// `additional(name, input)`.
template <class F, class G>
void decode_object(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                   F&& member, G&& additional) {
  detail::decode_members(in, members, rules, detail::Function<std::size_t>(member),
                         detail::Function<std::string_view>(additional));
}

/// The same where additional members are ignored or forbidden.
template <class F>
void decode_object(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                   F&& member) {
  detail::decode_members(in, members, rules, detail::Function<std::size_t>(member), {});
}

/// An object without named members: decodes each value by `item(input, T&)` into a map of them.
template <class Map, class F>
void decode_map(const json::Input& in, const ObjectRules& rules, Map& out, F&& item) {
  out.clear();
  const auto additional = [&](std::string_view name, const json::Input& value) {
    item(value, out[std::string(name)]);
  };
  detail::decode_members(in, MemberTable<0>(), rules, {},
                         detail::Function<std::string_view>(additional));
}

}  // namespace specgen

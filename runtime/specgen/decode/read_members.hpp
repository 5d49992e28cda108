#pragma once

#include "specgen/decode/object.hpp"
#include "specgen/decode/rule_set.hpp"

/// The two halves of decode_members(), for the files of this folder only.
namespace specgen::detail {

/// decode_members() of an object that is yet to be read. Gives up, by a failure of the reader,
/// where anything is to be reported.
void read_members(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                  void* object, const MemberFunction& member, const AdditionalFunction& additional);

/// Decodes a member that has a rule.
inline void decode_member(const json::Input& value, const MemberRules& members, std::size_t rule,
                          void* object, const MemberFunction& member) {
  const Field& field = members.field(rule);
  if (field.kind != FieldKind::kNone) {
    decode_field(value, field, object);
  } else {
    member(rule, value);
  }
}

/// Reports the required members that are not among those seen.
void check_required(const json::Input& in, const MemberRules& rules, const RuleSet& seen);

}  // namespace specgen::detail

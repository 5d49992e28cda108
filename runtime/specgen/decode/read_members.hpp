#pragma once

#include "specgen/decode/object.hpp"
#include "specgen/decode/rule_set.hpp"

/// The two halves of decode_members(), for the files of this folder only.
namespace specgen::detail {

/// decode_members() of an object that is yet to be read. Gives up, by a failure of the reader,
/// where anything is to be reported.
void read_members(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                  void* object, const MemberFunction& member, const AdditionalFunction& additional);

/// Reports the required members that are not among those seen.
void check_required(const json::Input& in, const MemberRules& rules, const RuleSet& seen);

}  // namespace specgen::detail

#include "specgen/decode/object.hpp"

#include "specgen/decode/wording.hpp"

namespace specgen {

bool check_member_count(const json::Input& in, std::uint64_t min_properties,
                        std::uint64_t max_properties) {
  const std::size_t size = in.element().size();
  if (size < min_properties) {
    in.violation("minProperties",
                 "must have at least " + count_of(min_properties, "property", "properties"));
  }
  if (size > max_properties) {
    in.violation("maxProperties",
                 "must have at most " + count_of(max_properties, "property", "properties"));
  }
  return size >= min_properties && size <= max_properties;
}

ObjectWalk::ObjectWalk(const json::Input& in, std::span<const MemberRule> members,
                       const ObjectRules& rules)
    : in_(in),
      rules_(members),
      additional_(rules.additional),
      members_(in.element()),
      walkable_(in.element().is_object()),
      seen_(members.size()) {
  if (!walkable_) {
    in.violation("type", "must be an object");
    return;
  }
  check_member_count(in, rules.min_properties, rules.max_properties);
}

/// Begins behind the last one found.
std::size_t ObjectWalk::find(std::string_view name) {
  const std::size_t count = rules_.size();
  for (std::size_t i = expected_; i < count; ++i) {
    if (rules_[i].name == name) {
      expected_ = i + 1;
      return i;
    }
  }
  for (std::size_t i = 0; i < expected_; ++i) {
    if (rules_[i].name == name) {
      expected_ = i + 1;
      return i;
    }
  }
  return kUnnamed;
}

void ObjectWalk::report_forbidden() const {
  const json::Path path(in_.path(), name_);
  in_.violations().add(path, "additionalProperties", "is not a known property");
}

/// Reports the required members that were not there.
void ObjectWalk::finish() {
  walkable_ = false;
  const Side side = side_of(in_.violations().in());
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (!rules_[i].required || seen_.contains(i)) continue;
    if (!counts(rules_[i].required_in, side)) continue;
    const json::Path path(in_.path(), rules_[i].name);
    in_.violations().add(path, "required", "is required");
  }
}

}  // namespace specgen

#include "specgen/decode/object.hpp"

#include "specgen/decode/wording.hpp"

namespace specgen {

ObjectWalk::ObjectWalk(const json::Input& in, std::span<const MemberRule> members,
                       const ObjectRules& rules)
    : in_(in),
      rules_(members),
      additional_(rules.additional),
      members_(in.element()),
      walkable_(in.kind() == json::Kind::kObject),
      seen_(members.size()) {
  if (!walkable_) {
    in.violation("type", "must be an object");
    return;
  }
  const std::size_t size = in.element().size();
  if (size < rules.min_properties) {
    in.violation("minProperties",
                 "must have at least " + count_of(rules.min_properties, "property", "properties"));
  }
  if (size > rules.max_properties) {
    in.violation("maxProperties",
                 "must have at most " + count_of(rules.max_properties, "property", "properties"));
  }
}

bool ObjectWalk::next() {
  if (!walkable_) return false;
  if (started_) members_.next();
  started_ = true;
  for (; !members_.done(); members_.next()) {
    name_ = members_.name();
    rule_ = find(name_);
    if (rule_ != kUnnamed) {
      seen_.insert(rule_);
      return true;
    }
    if (additional_ == Additional::kAllowed) return true;
    report_forbidden();
  }
  report_missing();
  walkable_ = false;
  return false;
}

/// Begins behind the last one found: in a text whose members are in the expected order, the first
/// comparison is the only one.
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

void ObjectWalk::report_missing() const {
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (!rules_[i].required || seen_.contains(i)) continue;
    const json::Path path(in_.path(), rules_[i].name);
    in_.violations().add(path, "required", "is required");
  }
}

}  // namespace specgen

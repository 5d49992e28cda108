#include "specgen/decode/object.hpp"

#include <bit>

#include "specgen/decode/read_members.hpp"
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

namespace {

/// Reports the required members that were not there.
void report_missing(const json::Input& in, const MemberRules& rules, std::size_t word,
                    std::uint64_t missing) {
  for (; missing != 0; missing &= missing - 1) {
    const std::size_t rule = word * 64 + static_cast<std::size_t>(std::countr_zero(missing));
    const json::Path path(in.path(), rules.name(rule));
    in.violations().add(path, "required", "is required");
  }
}

/// Walks the members of an object that has been parsed.
void walk_members(const json::Input& in, const MemberRules& members, const ObjectRules& rules,
                  void* object, const detail::MemberFunction& member,
                  const detail::AdditionalFunction& additional) {
  if (!in.element().is_object()) {
    in.violation("type", "must be an object");
    return;
  }
  check_member_count(in, rules.min_properties, rules.max_properties);
  RuleSet seen(members.size());
  for (json::Element::Members walk(in.element()); !walk.done(); walk.next()) {
    const json::Path path(in.path(), walk.name());
    const json::Input value(walk.value(), path, in.violations());
    const std::size_t rule = members.find(walk.name());
    if (rule != MemberRules::kNone) {
      seen.insert(rule);
      detail::decode_member(value, members, rule, object, member);
    } else if (rules.additional == Additional::kForbidden) {
      value.violation("additionalProperties", "is not a known property");
    } else {
      additional(walk.name(), value);
    }
  }
  detail::check_required(in, members, seen);
}

}  // namespace

void detail::check_required(const json::Input& in, const MemberRules& rules, const RuleSet& seen) {
  for (std::size_t word = 0; word * 64 < rules.size(); ++word) {
    const std::uint64_t missing = rules.required(word) & ~seen.word(word);
    if (missing != 0) report_missing(in, rules, word, missing);
  }
}

void detail::decode_members(const json::Input& in, const MemberRules& members,
                            const ObjectRules& rules, void* object, MemberFunction member,
                            AdditionalFunction additional) {
  if (in.reader() == nullptr) {
    return walk_members(in, members, rules, object, member, additional);
  }
  read_members(in, members, rules, object, member, additional);
}

}  // namespace specgen

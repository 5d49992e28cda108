#include <string>

#include "specgen/decode/object.hpp"
#include "specgen/decode/rule_set.hpp"
#include "specgen/json/input.hpp"
#include "specgen/schema/evaluation.hpp"

namespace specgen::schema {
namespace {

bool has_member(const json::Element& object, std::string_view name) {
  for (json::Element::Members members(object); !members.done(); members.next()) {
    if (members.name() == name) return true;
  }
  return false;
}

/// Finds properties by name, beginning behind the last one found.
class PropertyFinder {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  explicit PropertyFinder(std::span<const Property> properties) : properties_(properties) {}

  std::size_t find(std::string_view name) {
    const std::size_t count = properties_.size();
    std::size_t at = next_;
    for (std::size_t i = 0; i < count; ++i, ++at) {
      if (at >= count) at = 0;
      if (properties_[at].name != name) continue;
      next_ = at + 1;
      return at;
    }
    return kNone;
  }

 private:
  std::span<const Property> properties_;
  std::size_t next_ = 0;
};

}  // namespace

bool Evaluation::check_object(const Objects& rules, const json::Element& object,
                              const json::Path& at, Marks* marks) {
  bool ok = true;
  if (rules.min_properties > 0 || rules.max_properties != kUnbounded) {
    Violations ignored({}, 0);
    Violations& violations = reports() ? *report_ : ignored;
    ok = check_member_count(json::Input(object, at, violations), rules.min_properties,
                            rules.max_properties);
  }
  const bool walks = !rules.properties.empty() || !rules.patterns.empty() ||
                     rules.additional != nullptr || rules.names != nullptr;
  if (walks && goes_on(ok)) ok = check_members(rules, object, at, marks) && ok;
  if (!rules.dependent_required.empty() && goes_on(ok)) {
    ok = check_dependent(rules, object, at) && ok;
  }
  for (const DependentSchema& dependent : rules.dependent_schemas) {
    if (!goes_on(ok)) break;
    if (has_member(object, dependent.name)) {
      ok = evaluate(*dependent.schema, object, at, marks) && ok;
    }
  }
  return ok;
}

bool Evaluation::check_members(const Objects& rules, const json::Element& object,
                               const json::Path& at, Marks* marks) {
  bool ok = true;
  PropertyFinder finder(rules.properties);
  RuleSet seen(rules.properties.size());
  std::size_t position = 0;
  json::Element::Members members(object);
  for (; !members.done() && goes_on(ok); members.next(), ++position) {
    const json::Path place(at, members.name());
    bool named = false;
    const std::size_t found = finder.find(members.name());
    if (found != PropertyFinder::kNone) {
      seen.insert(found);
      const Schema* const schema = rules.properties[found].schema;
      named = schema != nullptr;
      if (named) ok = evaluate(*schema, members.value(), place, nullptr) && ok;
    }
    if (!rules.patterns.empty() && goes_on(ok)) {
      ok = check_by_patterns(rules, members, place, named) && ok;
    }
    if (!named && rules.additional != nullptr && goes_on(ok)) {
      named = true;
      if (rules.additional->never) {
        ok = fail(place, "additionalProperties", [] { return "is not a known property"; });
      } else {
        ok = evaluate(*rules.additional, members.value(), place, nullptr) && ok;
      }
    }
    if (rules.names != nullptr && goes_on(ok)) ok = check_name(*rules.names, members, place) && ok;
    if (named && marks != nullptr) marks->insert(position);
  }
  if (!goes_on(ok)) return ok;
  for (std::size_t i = 0; i < rules.properties.size(); ++i) {
    if (!rules.properties[i].required || seen.contains(i)) continue;
    if (!counts(rules.properties[i].required_in, side_)) continue;
    const json::Path place(at, rules.properties[i].name);
    ok = fail(place, "required", [] { return "is required"; });
  }
  return ok;
}

/// Sets `named` where a pattern matches the member's name.
bool Evaluation::check_by_patterns(const Objects& rules, const json::Element::Members& member,
                                   const json::Path& at, bool& named) {
  bool ok = true;
  for (const PatternProperty& each : rules.patterns) {
    if (!goes_on(ok)) break;
    switch (each.pattern->find_in(member.name())) {
      case Pattern::Match::kNo:
        break;
      case Pattern::Match::kYes:
        named = true;
        ok = evaluate(*each.schema, member.value(), at, nullptr) && ok;
        break;
      case Pattern::Match::kTooCostly:
        ok = fail(at, "patternProperties",
                  [] { return "has a name that is too costly to compare with a pattern"; });
    }
  }
  return ok;
}

bool Evaluation::check_name(const Schema& names, const json::Element::Members& member,
                            const json::Path& at) {
  if (test(names, member.key(), at)) return true;
  return fail(at, "propertyNames", [&] {
    Violations reasons({}, 1);
    Violations* const report = report_;
    report_ = &reasons;
    evaluate(names, member.key(), at, nullptr);
    report_ = report;
    const std::string reason = reasons.all().empty() ? "" : ": " + reasons.all().front().message;
    return "has a name that is not allowed" + reason;
  });
}

bool Evaluation::check_dependent(const Objects& rules, const json::Element& object,
                                 const json::Path& at) {
  bool ok = true;
  for (const DependentRequired& dependent : rules.dependent_required) {
    if (!has_member(object, dependent.name)) continue;
    for (const std::string_view name : dependent.required) {
      if (has_member(object, name)) continue;
      const json::Path place(at, name);
      ok = fail(place, "dependentRequired", [&] {
        return std::string("is required beside '").append(dependent.name).append("'");
      });
      if (!goes_on(ok)) return ok;
    }
  }
  return ok;
}

bool Evaluation::check_unevaluated_members(const Schema& rest, const json::Element& object,
                                           const json::Path& at, Marks& marks) {
  bool ok = true;
  std::size_t position = 0;
  json::Element::Members members(object);
  for (; !members.done() && goes_on(ok); members.next(), ++position) {
    if (marks.contains(position)) continue;
    const json::Path place(at, members.name());
    if (rest.never) {
      ok = fail(place, "unevaluatedProperties", [] { return "is not a known property"; });
    } else {
      ok = evaluate(rest, members.value(), place, nullptr) && ok;
    }
  }
  marks.insert_all();
  return ok;
}

}  // namespace specgen::schema

#include <optional>
#include <string>

#include "specgen/schema/evaluate.hpp"
#include "specgen/schema/evaluation.hpp"

namespace specgen::schema {
namespace {

/// Marks of an alternative that may fail, in which case they do not count.
class Trial {
 public:
  Trial(Marks* marks, const json::Element& value) : marks_(marks) {
    if (marks != nullptr) own_.emplace(value.size());
  }

  Marks* marks() { return own_ ? &*own_ : nullptr; }
  void keep() {
    if (own_) marks_->insert(*own_);
  }

 private:
  Marks* marks_;
  std::optional<Marks> own_;
};

/// Whether it names no members at all, so that what it decodes into keeps all.
bool keeps_all(const Schema& schema) {
  const Combination& rules = schema.combination;
  return schema.object.properties.empty() && schema.object.patterns.empty() &&
         schema.object.additional == nullptr && rules.all_of.empty() && rules.any_of.empty() &&
         rules.one_of.empty() && rules.dynamic_ref == nullptr &&
         (rules.ref == nullptr || keeps_all(*rules.ref));
}

}  // namespace

bool Evaluation::check_combination(const Schema& schema, const json::Element& value,
                                   const json::Path& at, Marks* marks) {
  const Combination& rules = schema.combination;
  if (!value.is_container()) marks = nullptr;
  bool ok = true;
  if (rules.ref != nullptr) ok = evaluate(*rules.ref, value, at, marks);
  if (rules.dynamic_ref != nullptr && goes_on(ok)) {
    ok = evaluate(resolve(*rules.dynamic_ref), value, at, marks) && ok;
  }
  for (const Schema* const member : rules.all_of) {
    if (!goes_on(ok)) return ok;
    ok = evaluate(*member, value, at, marks) && ok;
  }
  if (!rules.any_of.empty() && goes_on(ok)) ok = check_any_of(rules, value, at, marks) && ok;
  if (!rules.one_of.empty() && goes_on(ok)) ok = check_one_of(rules, value, at, marks) && ok;
  if (rules.negated != nullptr && goes_on(ok) && test(*rules.negated, value, at)) {
    ok = fail(at, "not", [] { return "must not match the schema of 'not', but does"; });
  }
  if (rules.condition != nullptr && goes_on(ok)) {
    ok = check_condition(rules, value, at, marks) && ok;
  }
  return ok;
}

bool Evaluation::check_condition(const Combination& rules, const json::Element& value,
                                 const json::Path& at, Marks* marks) {
  Trial trial(marks, value);
  const bool holds = test(*rules.condition, value, at, trial.marks());
  if (holds) trial.keep();
  const Schema* const consequence = holds ? rules.then : rules.otherwise;
  return consequence == nullptr || evaluate(*consequence, value, at, marks);
}

bool Evaluation::check_any_of(const Combination& rules, const json::Element& value,
                              const json::Path& at, Marks* marks) {
  bool any = false;
  for (const Schema* const alternative : rules.any_of) {
    Trial trial(marks, value);
    if (!test(*alternative, value, at, trial.marks())) continue;
    any = true;
    if (marks == nullptr) break;
    trial.keep();
  }
  if (!any && reports()) {
    const Discriminator* const told = rules.one_of.empty() ? rules.discriminator : nullptr;
    report_none(rules.any_of, "anyOf", told, value, at);
  }
  return any;
}

bool Evaluation::check_one_of(const Combination& rules, const json::Element& value,
                              const json::Path& at, Marks* marks) {
  std::optional<std::size_t> match;
  Trial trial(marks, value);
  for (std::size_t i = 0; i < rules.one_of.size(); ++i) {
    // Most that do not match differ in the type, which is quick to see.
    if (!is_of_type(value, rules.one_of[i]->types)) continue;
    if (!match) {
      trial = Trial(marks, value);
      if (test(*rules.one_of[i], value, at, trial.marks())) match = i;
    } else if (test(*rules.one_of[i], value, at)) {
      return fail(at, "oneOf", [&] {
        return "must match only one of " + std::to_string(rules.one_of.size()) +
               " alternatives, but matches number " + std::to_string(*match + 1) + " and number " +
               std::to_string(i + 1);
      });
    }
  }
  if (match) {
    trial.keep();
  } else if (reports()) {
    report_none(rules.one_of, "oneOf", rules.discriminator, value, at);
  }
  return match.has_value();
}

/// The anchor's schema in the outermost resource that has it.
const Schema& Evaluation::resolve(const DynamicReference& reference) {
  followed_dynamic_refs_ = true;
  const Schema* found = reference.otherwise;
  for (const Scope* scope = scope_; scope != nullptr; scope = scope->outer) {
    for (const Resource::Anchor& anchor : scope->resource->dynamic_anchors) {
      if (anchor.name == reference.anchor) found = anchor.schema;
    }
  }
  return *found;
}

bool matches(const Schema& schema, const json::Element& value, Side side) {
  const json::Path root;
  return Evaluation(side, nullptr).run(schema, value, root);
}

void check(const Schema& schema, const json::Input& in) {
  Evaluation(side_of(in.violations().in()), &in.violations()).run(schema, in.element(), in.path());
}

std::optional<std::size_t> find_match(std::span<const Schema* const> alternatives,
                                      const json::Element& value, Side side) {
  std::optional<std::size_t> best;
  std::size_t most = 0;
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    const Schema& alternative = *alternatives[i];
    if (!is_of_type(value, alternative.types)) continue;
    if (!value.is_object()) {
      if (matches(alternative, value, side)) return i;
      continue;
    }
    const std::size_t all = value.size();
    Marks marks(all);
    if (!Evaluation(side, nullptr).run(alternative, value, {}, &marks)) continue;
    const std::size_t kept = keeps_all(alternative) ? all : marks.count(all);
    if (kept == all) return i;
    if (best && kept <= most) continue;
    best = i;
    most = kept;
  }
  return best;
}

}  // namespace specgen::schema

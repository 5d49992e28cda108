// The keywords that a merged schema cannot hold for several members of allOf: they are compared
// member by member.
#include <algorithm>
#include <set>

#include "diff/compare_bounds.hpp"
#include "diff/compare_schemas.hpp"
#include "diff/conjuncts.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// Those of the conjuncts that have a keyword.
template <typename HasKeyword>
std::vector<const Schema*> having(const Schema& schema, HasKeyword has_keyword) {
  std::vector<const Schema*> result;
  for (const Schema* part : conjuncts(schema)) {
    if (has_keyword(*part)) result.push_back(part);
  }
  return result;
}

struct Part {
  std::string_view keyword;
  const Schema* Schema::*member;
};

/// Keywords with one schema, which values satisfy the less the narrower it is.
constexpr auto kParts =
    std::to_array<Part>({{"contains", &Schema::contains},
                         {"propertyNames", &Schema::property_names},
                         {"unevaluatedItems", &Schema::unevaluated_items},
                         {"unevaluatedProperties", &Schema::unevaluated_properties}});

std::set<std::string> dependent_required(const Schema& schema) {
  std::set<std::string> result;
  for (const Schema* part : conjuncts(schema)) {
    for (const DependentRequired& rule : part->dependent_required) {
      for (const std::string& name : rule.required) {
        result.insert(quote(name) + " beside " + quote(rule.name));
      }
    }
  }
  return result;
}

}  // namespace

void SchemaComparison::compare_rules(std::size_t index) {
  const Schema& before = *pairs_[index].old_origin;
  const Schema& after = *pairs_[index].new_origin;
  for (const Part& part : kParts) {
    const auto has = [&](const Schema& schema) { return schema.*part.member != nullptr; };
    const auto old_ones = having(before, has);
    const auto new_ones = having(after, has);
    for (std::size_t i = 0; i < std::max(old_ones.size(), new_ones.size()); ++i) {
      if (i >= old_ones.size() || i >= new_ones.size()) {
        report_presence(index, part.keyword, i < new_ones.size());
        continue;
      }
      connect(index, old_ones[i]->*part.member, new_ones[i]->*part.member);
      compare_contained(index, *old_ones[i], *new_ones[i]);
    }
  }
  compare_negations(index, before, after);
  compare_conditions(index, before, after);
  compare_named_rules(index, before, after);
  compare_alternative_rules(index, before, after);
}

void SchemaComparison::compare_alternative_rules(std::size_t index, const Schema& before,
                                                 const Schema& after) {
  using List = std::vector<const Schema*> Schema::*;
  const auto of = [](const Schema& schema, List list) {
    return having(schema, [list](const Schema& part) { return !(part.*list).empty(); });
  };
  const auto old_one = of(before, &Schema::one_of);
  const auto old_any = of(before, &Schema::any_of);
  const auto new_one = of(after, &Schema::one_of);
  const auto new_any = of(after, &Schema::any_of);
  if (old_one.size() == 1 && old_any.empty() && new_one.empty() && new_any.size() == 1) {
    return compare_exclusion(index, old_one.front()->one_of, new_any.front()->any_of, false);
  }
  if (old_one.empty() && old_any.size() == 1 && new_one.size() == 1 && new_any.empty()) {
    return compare_exclusion(index, old_any.front()->any_of, new_one.front()->one_of, true);
  }
  const auto compare = [&](std::string_view keyword, List list, const auto& old_ones,
                           const auto& new_ones) {
    const std::vector<const Schema*> none;
    for (std::size_t i = 0; i < std::max(old_ones.size(), new_ones.size()); ++i) {
      compare_alternatives(index, keyword, i < old_ones.size() ? old_ones[i]->*list : none,
                           i < new_ones.size() ? new_ones[i]->*list : none);
    }
  };
  compare("oneOf", &Schema::one_of, old_one, new_one);
  compare("anyOf", &Schema::any_of, old_any, new_any);
}

void SchemaComparison::report_presence(std::size_t index, std::string_view keyword, bool is_new) {
  find(index, is_new ? Shift::kNarrower : Shift::kWider,
       quote(keyword) + (is_new ? " is new" : " is gone"));
}

void SchemaComparison::compare_contained(std::size_t index, const Schema& before,
                                         const Schema& after) {
  if (before.contains == nullptr || after.contains == nullptr) return;
  std::vector<KeywordChange> changes;
  const auto at_least = [](const Schema& schema) { return schema.min_contains.value_or(1); };
  compare_counts("minContains", at_least(before), at_least(after), true, changes);
  compare_counts("maxContains", before.max_contains, after.max_contains, false, changes);
  for (KeywordChange& change : changes) find(index, change.shift, std::move(change.what));
}

void SchemaComparison::compare_negations(std::size_t index, const Schema& before,
                                         const Schema& after) {
  const auto has = [](const Schema& schema) { return schema.negated != nullptr; };
  const auto old_ones = having(before, has);
  const auto new_ones = having(after, has);
  for (std::size_t i = 0; i < std::max(old_ones.size(), new_ones.size()); ++i) {
    if (i >= old_ones.size() || i >= new_ones.size()) {
      report_presence(index, "not", i < new_ones.size());
      continue;
    }
    // What 'not' refuses more, the schema accepts less.
    connect_as(index, opposite(pairs_[index].direction), old_ones[i]->negated,
               new_ones[i]->negated);
  }
}

void SchemaComparison::compare_conditions(std::size_t index, const Schema& before,
                                          const Schema& after) {
  const auto has = [](const Schema& schema) {
    return schema.condition != nullptr && (schema.then != nullptr || schema.otherwise != nullptr);
  };
  const auto old_ones = having(before, has);
  const auto new_ones = having(after, has);
  for (std::size_t i = 0; i < std::max(old_ones.size(), new_ones.size()); ++i) {
    if (i >= old_ones.size() || i >= new_ones.size()) {
      report_presence(index, "if", i < new_ones.size());
      continue;
    }
    const Schema& old_one = *old_ones[i];
    const Schema& new_one = *new_ones[i];
    // Who satisfies 'if' now may have passed 'else' before: any change of it may break.
    for (const Direction direction : {Direction::kRequest, Direction::kResponse}) {
      connect_as(index, direction, old_one.condition, new_one.condition);
    }
    if (old_one.then != new_one.then) connect(index, old_one.then, new_one.then);
    if (old_one.otherwise != new_one.otherwise) {
      connect(index, old_one.otherwise, new_one.otherwise);
    }
  }
}

void SchemaComparison::compare_named_rules(std::size_t index, const Schema& before,
                                           const Schema& after) {
  using Rules = std::map<std::string, const Schema*>;
  const auto patterns = [](const Schema& schema) {
    Rules rules;
    for (const Schema* part : conjuncts(schema)) {
      for (const PatternProperty& each : part->pattern_properties) {
        rules.emplace(each.pattern.regex, each.schema);
      }
    }
    return rules;
  };
  const auto dependent = [](const Schema& schema) {
    Rules rules;
    for (const Schema* part : conjuncts(schema)) {
      for (const Property& each : part->dependent_schemas) rules.emplace(each.name, each.schema);
    }
    return rules;
  };
  const auto compare = [&](std::string_view keyword, const Rules& old_rules, const Rules& new_rules,
                           bool into_member) {
    for (const auto& [name, schema] : new_rules) {
      const auto found = old_rules.find(name);
      if (found == old_rules.end()) {
        find(index, Shift::kNarrower, quote(keyword) + " has a new rule for " + quote(name));
      } else if (into_member) {
        connect(index, "*", found->second, schema);
      } else {
        connect(index, found->second, schema);
      }
    }
    for (const auto& [name, schema] : old_rules) {
      if (new_rules.count(name) > 0) continue;
      find(index, Shift::kWider, quote(keyword) + " has no rule for " + quote(name) + " any more");
    }
  };
  compare("patternProperties", patterns(before), patterns(after), true);
  compare("dependentSchemas", dependent(before), dependent(after), false);
  const auto old_names = dependent_required(before);
  const auto new_names = dependent_required(after);
  for (const std::string& name : new_names) {
    if (old_names.count(name) == 0) find(index, Shift::kNarrower, "requires " + name + " now");
  }
  for (const std::string& name : old_names) {
    if (new_names.count(name) == 0) find(index, Shift::kWider, "no longer requires " + name);
  }
}

}  // namespace specgen::generator

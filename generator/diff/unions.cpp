#include "diff/unions.hpp"

#include <set>
#include <string>

#include "diff/admitted_types.hpp"
#include "diff/compare_keywords.hpp"
#include "diff/conjuncts.hpp"

namespace specgen::generator {
namespace {

/// Whether anything decides about values beside types, listed values and alternatives.
bool has_rules(const Schema& s) {
  return !s.format.empty() || s.minimum || s.maximum || s.exclusive_minimum ||
         s.exclusive_maximum || s.multiple_of || s.min_length || s.max_length ||
         !s.patterns.empty() || s.min_items || s.max_items || s.unique_items ||
         !s.prefix_items.empty() || s.items != nullptr || s.contains != nullptr ||
         s.unevaluated_items != nullptr || !s.properties.empty() || !s.required.empty() ||
         s.additional_properties != nullptr || s.min_properties || s.max_properties ||
         !s.pattern_properties.empty() || s.property_names != nullptr ||
         !s.dependent_required.empty() || !s.dependent_schemas.empty() ||
         s.unevaluated_properties != nullptr || s.dynamic_ref != nullptr || s.negated != nullptr ||
         s.condition != nullptr;
}

bool lists_values(const Schema& s) { return s.constant || !s.enumeration.empty(); }

/// Whether nothing but `type` decides about values.
bool is_type_alone(const Schema& s) {
  return s.has_type && !s.boolean && s.one_of.empty() && s.any_of.empty() && !lists_values(s) &&
         !has_rules(s);
}

}  // namespace

bool is_null(const Schema& merged) {
  TypeSet only(0);
  only.add(TypeSet::kNull);
  return merged.has_type && merged.types == only;
}

std::size_t alternative_lists(const Schema& origin) {
  std::size_t lists = 0;
  for (const Schema* part : conjuncts(origin)) {
    lists += (part->one_of.empty() ? 0 : 1) + (part->any_of.empty() ? 0 : 1);
  }
  return lists;
}

bool is_typed_union(const Schema& s) {
  return s.one_of.empty() != s.any_of.empty() && !s.boolean && !lists_values(s) && !has_rules(s);
}

bool is_union(const Schema& s) { return is_typed_union(s) && !s.has_type; }

bool is_typed(const Schema& s) {
  return s.has_type && !s.boolean && s.one_of.empty() && s.any_of.empty() && !s.constant &&
         s.dynamic_ref == nullptr && s.negated == nullptr && s.condition == nullptr;
}

std::optional<std::vector<LocatedValue>> listed_values(const Schema& s) {
  if (is_null(s)) return std::vector<LocatedValue>{{nullptr, s.location}};
  if (s.boolean || !lists_values(s) || s.dynamic_ref != nullptr) return std::nullopt;
  return s.constant ? std::vector{*s.constant} : s.enumeration;
}

std::optional<std::vector<LocatedValue>> values_of_all(const std::vector<const Schema*>& merged,
                                                       bool exclusive) {
  std::set<std::string> texts;
  std::vector<LocatedValue> all;
  for (const Schema* each : merged) {
    const auto values = listed_values(*each);
    if (!values) return std::nullopt;
    for (const LocatedValue& value : *values) {
      const bool is_new = texts.insert(canonical_text(value)).second;
      if (is_new) all.push_back(value);
      if (!is_new && exclusive) return std::nullopt;
    }
  }
  return all;
}

std::optional<TypeSet> types_of_all(const std::vector<const Schema*>& merged, bool exclusive) {
  TypeSet all(0);
  for (const Schema* each : merged) {
    if (!is_type_alone(*each)) return std::nullopt;
    if (exclusive && common(all, each->types).bits() != 0) return std::nullopt;
    all = united(all, each->types);
  }
  return all;
}

}  // namespace specgen::generator

#include "diff/unions.hpp"

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

}  // namespace

bool is_null(const Schema& merged) {
  TypeSet only(0);
  only.add(TypeSet::kNull);
  return merged.has_type && merged.types == only;
}

bool is_typed_union(const Schema& s) {
  return s.one_of.empty() != s.any_of.empty() && !s.boolean && !lists_values(s) && !has_rules(s);
}

bool is_union(const Schema& s) { return is_typed_union(s) && !s.has_type; }

bool is_type_alone(const Schema& s) {
  return s.has_type && !s.boolean && s.one_of.empty() && s.any_of.empty() && !lists_values(s) &&
         !has_rules(s);
}

std::optional<std::vector<LocatedValue>> listed_values(const Schema& s) {
  if (is_null(s)) return std::vector<LocatedValue>{{nullptr, s.location}};
  if (s.boolean || !lists_values(s) || s.dynamic_ref != nullptr) return std::nullopt;
  return s.constant ? std::vector{*s.constant} : s.enumeration;
}

bool is_typed(const Schema& s) {
  return s.has_type && !s.boolean && s.one_of.empty() && s.any_of.empty() && !s.constant &&
         s.dynamic_ref == nullptr && s.negated == nullptr && s.condition == nullptr;
}

}  // namespace specgen::generator

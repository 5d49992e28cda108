#include "diff/admitted_types.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "diff/compare_keywords.hpp"
#include "diff/unions.hpp"
#include "schema/merge.hpp"

namespace specgen::generator {
namespace {

TypeSet with_integer(TypeSet types) {
  if (types.has(TypeSet::kNumber)) types.add(TypeSet::kInteger);
  return types;
}

/// Whether both list their values, and none is the same.
bool list_others(const Schema& a, const Schema& b) {
  const auto left = listed_values(a);
  const auto right = listed_values(b);
  if (!left || !right) return false;
  std::set<std::string> texts;
  for (const LocatedValue& value : *left) texts.insert(canonical_text(value));
  return std::none_of(right->begin(), right->end(), [&](const LocatedValue& value) {
    return texts.count(canonical_text(value)) > 0;
  });
}

}  // namespace

TypeSet common(TypeSet a, TypeSet b) {
  return TypeSet(static_cast<std::uint8_t>(with_integer(a).bits() & with_integer(b).bits()));
}

TypeSet united(TypeSet a, TypeSet b) {
  return with_integer(TypeSet(static_cast<std::uint8_t>(a.bits() | b.bits())));
}

TypeSet type_of(const nlohmann::ordered_json& value) {
  switch (value.type()) {
    case nlohmann::json::value_t::null:
      return TypeSet(TypeSet::kNull);
    case nlohmann::json::value_t::boolean:
      return TypeSet(TypeSet::kBoolean);
    case nlohmann::json::value_t::object:
      return TypeSet(TypeSet::kObject);
    case nlohmann::json::value_t::array:
      return TypeSet(TypeSet::kArray);
    case nlohmann::json::value_t::string:
      return TypeSet(TypeSet::kString);
    case nlohmann::json::value_t::number_float: {
      const auto number = value.get<double>();
      if (std::trunc(number) == number) return TypeSet(TypeSet::kInteger);
      return with_integer(TypeSet(TypeSet::kNumber));
    }
    default:
      return TypeSet(TypeSet::kInteger);
  }
}

TypeSet own_types(const Schema& schema) {
  if (schema.boolean && !*schema.boolean) return TypeSet(0);
  if (schema.constant) return common(schema.types, type_of(schema.constant->value));
  if (schema.enumeration.empty()) return with_integer(schema.types);
  TypeSet listed(0);
  for (const LocatedValue& each : schema.enumeration) listed = united(listed, type_of(each.value));
  return common(schema.types, listed);
}

TypeSet AdmittedTypes::of(const Schema& merged, SchemaStore& store) {
  constexpr int kDeepest = 50;
  // Until it is known, and where a schema is an alternative of itself: what it says.
  const auto [known, is_new] = known_.try_emplace(&merged, with_integer(merged.types));
  if (!is_new || depth_ == kDeepest) return known->second;
  ++depth_;
  const TypeSet types = find(merged, store);
  --depth_;
  return known_[&merged] = types;
}

bool AdmittedTypes::are_apart(const std::vector<const Schema*>& schemas, SchemaStore& store) {
  constexpr std::size_t kMost = 200;  // Every pair is looked at.
  if (schemas.size() > kMost) return false;
  for (std::size_t i = 0; i < schemas.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!are_apart(*schemas[i], *schemas[j], store)) return false;
    }
  }
  return true;
}

bool AdmittedTypes::are_apart(const Schema& a, const Schema& b, SchemaStore& store) {
  const Schema& left = *merge(a, store, ignored_);
  const Schema& right = *merge(b, store, ignored_);
  const TypeSet shared = common(of(left, store), of(right, store));
  if (shared.bits() == 0 || list_others(left, right)) return true;
  if (shared != TypeSet(TypeSet::kObject)) return false;
  return std::any_of(left.properties.begin(), left.properties.end(), [&](const Property& property) {
    if (!left.is_required(property.name) || !right.is_required(property.name)) return false;
    const Property* other = right.find_property(property.name);
    return other != nullptr && list_others(*merge(*property.schema, store, ignored_),
                                           *merge(*other->schema, store, ignored_));
  });
}

bool AdmittedTypes::may_share(const Schema& one, const std::vector<const Schema*>& others,
                              SchemaStore& store) {
  const Schema& merged = *merge(one, store, ignored_);
  return std::any_of(others.begin(), others.end(), [&](const Schema* each) {
    if (each == &one) return false;
    const Schema& other = *merge(*each, store, ignored_);
    TypeSet shared = common(of(merged, store), of(other, store));
    shared.remove(TypeSet::kObject);
    return shared.bits() != 0 && !list_others(merged, other);
  });
}

TypeSet AdmittedTypes::find(const Schema& merged, SchemaStore& store) {
  TypeSet types = own_types(merged);
  for (const auto* alternatives : {&merged.one_of, &merged.any_of}) {
    if (!alternatives->empty()) types = common(types, of_any(*alternatives, store));
  }
  return types;
}

TypeSet AdmittedTypes::of_any(const std::vector<const Schema*>& alternatives, SchemaStore& store) {
  TypeSet types(0);
  for (const Schema* each : alternatives) {
    types = united(types, of(*merge(*each, store, ignored_), store));
  }
  return types;
}

}  // namespace specgen::generator

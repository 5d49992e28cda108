#include "diff/admitted_types.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "schema/merge.hpp"

namespace specgen::generator {
namespace {

TypeSet with_integer(TypeSet types) {
  if (types.has(TypeSet::kNumber)) types.add(TypeSet::kInteger);
  return types;
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
  TypeSet taken(0);
  for (const Schema* each : schemas) {
    const TypeSet types = of(*merge(*each, store, ignored_), store);
    if (common(taken, types).bits() != 0) return false;
    taken = united(taken, types);
  }
  return true;
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

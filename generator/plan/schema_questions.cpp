#include "plan/schema_questions.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace specgen::generator::plan {

bool is_false(const Schema* schema) {
  return schema != nullptr && schema->boolean.has_value() && !*schema->boolean;
}

bool keeps_other_members(const Schema& merged) {
  const bool unions = !merged.one_of.empty() || !merged.any_of.empty() ||
                      merged.condition != nullptr || !merged.dependent_schemas.empty();
  return !merged.pattern_properties.empty() || unions;
}

bool is_binary(const Schema& merged) {
  return merged.format == "binary" || (merged.has_media_type && !merged.has_encoding);
}

std::vector<nlohmann::ordered_json> allowed_values(const Schema& schema) {
  if (schema.constant) return {schema.constant->value};
  std::vector<nlohmann::ordered_json> allowed;
  std::set<std::string> seen;
  for (const LocatedValue& value : schema.enumeration) {
    if (seen.insert(value.value.dump()).second) allowed.push_back(value.value);
  }
  return allowed;
}

bool lists_null(const Schema& schema) {
  const auto values = allowed_values(schema);
  return std::any_of(values.begin(), values.end(),
                     [](const auto& value) { return value.is_null(); });
}

bool has_choices(const Schema& schema) {
  if (schema.enumeration.empty() && !schema.constant) return true;
  const auto values = allowed_values(schema);
  return std::any_of(values.begin(), values.end(),
                     [](const auto& value) { return !value.is_null(); });
}

const LocatedValue* stated_default(const Schema* schema) {
  while (schema != nullptr && !schema->default_value) schema = schema->ref;
  return schema == nullptr ? nullptr : &*schema->default_value;
}

TypeSet types_beside_choices(const Schema& merged, bool integers) {
  if (!merged.has_type) return TypeSet();
  TypeSet types = merged.types;
  types.remove(integers ? TypeSet::kInteger : TypeSet::kString);
  if (lists_null(merged)) types.remove(TypeSet::kNull);
  return types;
}

}  // namespace specgen::generator::plan

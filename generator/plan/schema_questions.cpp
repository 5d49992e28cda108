#include "plan/schema_questions.hpp"

#include <set>
#include <string>

#include "schema/validate.hpp"

namespace specgen::generator::plan {

bool asserts_nothing(const Schema& schema) {
  const bool numbers = schema.minimum || schema.maximum || schema.exclusive_minimum ||
                       schema.exclusive_maximum || schema.multiple_of;
  const bool strings = schema.min_length || schema.max_length || !schema.patterns.empty();
  const bool arrays = schema.min_items || schema.max_items || schema.unique_items ||
                      schema.items != nullptr || !schema.prefix_items.empty();
  const bool objects = !schema.properties.empty() || !schema.required.empty() ||
                       schema.additional_properties != nullptr || schema.min_properties ||
                       schema.max_properties;
  return !schema.has_type && schema.enumeration.empty() && !schema.constant && !numbers &&
         !strings && !arrays && !objects;
}

bool is_false(const Schema* schema) {
  return schema != nullptr && schema->boolean.has_value() && !*schema->boolean;
}

ImpliedType implied_type(const Schema& schema) {
  if (!schema.properties.empty() || !schema.required.empty() || schema.additional_properties ||
      schema.min_properties || schema.max_properties) {
    return {"object", TypeSet::kObject};
  }
  if (schema.items != nullptr || schema.min_items || schema.max_items || schema.unique_items) {
    return {"array", TypeSet::kArray};
  }
  const bool string = schema.min_length || schema.max_length || !schema.patterns.empty();
  return string ? ImpliedType{"string", TypeSet::kString} : ImpliedType{"number", TypeSet::kNumber};
}

std::vector<nlohmann::ordered_json> allowed_values(const Schema& schema) {
  std::vector<LocatedValue> candidates = schema.enumeration;
  Schema others = schema;
  if (schema.constant) {
    candidates = {*schema.constant};
    others.constant.reset();
  } else {
    // Each value is one of them; asking would take their number squared.
    others.enumeration.clear();
  }
  std::vector<nlohmann::ordered_json> allowed;
  std::set<std::string> seen;
  for (const LocatedValue& candidate : candidates) {
    if (!validate(candidate.value, others) && seen.insert(candidate.value.dump()).second) {
      allowed.push_back(candidate.value);
    }
  }
  return allowed;
}

}  // namespace specgen::generator::plan

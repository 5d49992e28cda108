#include "schema/check_schemas.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "schema/check_cycles.hpp"
#include "schema/check_discriminators.hpp"
#include "schema/merge.hpp"
#include "schema/validate.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

std::string describe(const Mismatch& mismatch) {
  const std::string place = mismatch.pointer.empty() ? "it" : quote(mismatch.pointer);
  return place + " " + mismatch.message;
}

/// Takes out the values that the schema's other keywords refuse.
void check_enumeration(Schema& schema, Diagnostics& diagnostics) {
  std::vector<LocatedValue> values;
  values.swap(schema.enumeration);
  std::vector<LocatedValue> kept;
  for (LocatedValue& value : values) {
    const auto mismatch = validate(value.value, schema);
    if (!mismatch) {
      kept.push_back(std::move(value));
      continue;
    }
    diagnostics.warning(Rule::kDeadEnumValue, value.location,
                        "this value of 'enum' can never match: " + describe(*mismatch));
  }
  if (kept.empty() && !values.empty()) {
    diagnostics.warning(Rule::kUnsatisfiable, schema.location,
                        "no value can satisfy this schema: 'enum' lists none that "
                        "its other keywords allow");
    schema.boolean = false;
  }
  schema.enumeration = std::move(kept);
}

void check_values(Schema& schema, Diagnostics& diagnostics) {
  if (schema.boolean) return;  // reported where it was found that nothing satisfies it
  if (schema.constant) {
    if (const auto mismatch = validate(schema.constant->value, schema)) {
      diagnostics.warning(
          Rule::kUnsatisfiable, schema.constant->location,
          "no value can satisfy this schema: 'const' is refused, as " + describe(*mismatch));
    }
  }
  if (schema.default_value) {
    if (const auto mismatch = validate(schema.default_value->value, schema)) {
      diagnostics.warning(Rule::kDefault, schema.default_value->location,
                          "the schema refuses its own default: " + describe(*mismatch),
                          "the default is not used");
      schema.default_value.reset();
    }
  }
  for (const LocatedValue& example : schema.examples) {
    if (const auto mismatch = validate(example.value, schema)) {
      diagnostics.warning(Rule::kExample, example.location,
                          "the schema refuses this example: " + describe(*mismatch));
    }
  }
}

/// The schemas that stand inside of a combination, whose other members may know their properties.
std::unordered_set<const Schema*> find_members(const SchemaStore& store) {
  std::unordered_set<const Schema*> members;
  for (const Schema& schema : store.schemas) {
    for (const auto* list : {&schema.all_of, &schema.any_of, &schema.one_of}) {
      for (const Schema* member : *list) {
        members.insert(member);
        if (member->ref != nullptr) members.insert(member->ref);
      }
    }
    members.insert(schema.negated);
    if (schema.ref != nullptr && !schema.properties.empty()) members.insert(schema.ref);
  }
  return members;
}

void check_required(const Schema& schema, bool is_member, Diagnostics& diagnostics) {
  if (schema.boolean) return;
  const bool combines = is_member || schema.ref != nullptr || !schema.all_of.empty() ||
                        !schema.any_of.empty() || !schema.one_of.empty();
  std::unordered_map<std::string_view, const Schema*> properties;
  for (const Property& property : schema.properties) {
    properties.emplace(property.name, property.schema);
  }
  std::vector<std::string_view> names;
  // Every suggestion looks at all names: among very many nobody reads them.
  constexpr std::size_t kMostComparisons = 1'000'000;
  if (schema.properties.size() * schema.required.size() <= kMostComparisons) {
    for (const Property& property : schema.properties) names.push_back(property.name);
  }
  for (const LocatedValue& required : schema.required) {
    const auto& name = required.value.get_ref<const std::string&>();
    const auto found = properties.find(name);
    if (found == properties.end() && !combines) {
      diagnostics.warning(Rule::kRequiredProperty, required.location,
                          "the required " + quote(name) + " is no property",
                          did_you_mean(name, names));
    }
  }
}

}  // namespace

void check_schemas(SchemaStore& store, Diagnostics& diagnostics) {
  check_cycles(store, diagnostics);
  const auto members = find_members(store);
  // By index: merging adds schemas.
  for (std::size_t i = 0; i < store.schemas.size(); ++i) {
    Schema& schema = store.schemas[i];
    if (schema.ref != nullptr || !schema.all_of.empty()) merge(schema, store, diagnostics);
    if (!schema.enumeration.empty()) check_enumeration(schema, diagnostics);
  }
  check_discriminators(store, diagnostics);
  for (Schema& schema : store.schemas) {
    check_values(schema, diagnostics);
    check_required(schema, members.count(&schema) > 0, diagnostics);
  }
}

}  // namespace specgen::generator

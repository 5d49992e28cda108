// What decoding alone does not enforce: a part of TypeBuilder. Such a schema is evaluated as a
// table, and the type only has to hold whatever it lets pass.

#include <algorithm>
#include <array>
#include <utility>

#include "plan/names.hpp"
#include "plan/schema_questions.hpp"
#include "plan/type_builder.hpp"
#include "schema/merge.hpp"
#include "schema/typed_subset.hpp"

namespace specgen::generator::plan {
namespace {

/// The types of JSON Schema with what names their alternatives in C++.
constexpr std::array<std::pair<TypeSet::Type, std::string_view>, 6> kTypes = {{
    {TypeSet::kObject, "Object"},
    {TypeSet::kArray, "Array"},
    {TypeSet::kString, "String"},
    {TypeSet::kInteger, "Integer"},
    {TypeSet::kNumber, "Number"},
    {TypeSet::kBoolean, "Boolean"},
}};

bool names_properties(const Schema& schema) {
  return !schema.properties.empty() || !schema.required.empty();
}

/// Whether `oneOf` or `anyOf` is all that the schema says about objects and values.
bool is_union(const Schema& schema) {
  return schema.one_of.empty() != schema.any_of.empty() && !names_properties(schema) &&
         schema.additional_properties == nullptr && schema.pattern_properties.empty() &&
         schema.enumeration.empty() && !schema.constant && schema.condition == nullptr;
}

bool is_null_alone(const Schema& merged) {
  return merged.has_type && merged.types == TypeSet(TypeSet::kNull) && merged.enumeration.empty();
}

std::size_t number_of_types(TypeSet types) {
  types.remove(TypeSet::kNull);
  if (types.has(TypeSet::kNumber)) types.remove(TypeSet::kInteger);
  return static_cast<std::size_t>(std::count_if(
      kTypes.begin(), kTypes.end(), [&](const auto& type) { return types.has(type.first); }));
}

}  // namespace

void TypeBuilder::need_table(const Schema& schema) {
  auto& all = declarations_.tabled;
  if (tabled_.insert(&schema).second) all.push_back(&schema);
}

CppTypePtr TypeBuilder::build_checked(const Schema& asked, const Schema& merged,
                                      const std::string& name, std::size_t unit) {
  need_table(asked);
  const auto place = place_;
  CppTypePtr value = build_unchecked(merged, name, unit);
  const auto* named = std::get_if<NamedType>(&value->kind);
  const auto inlined = inline_types_.find(viewed(merged));
  // A declaration of its own, which others that have the type do not share.
  const bool own =
      named != nullptr &&
      (named->declaration == place || (inlined != inline_types_.end() && inlined->second == value));
  if (own) {
    Declaration& declaration = declarations_.all[named->declaration];
    declaration.checked = true;
    declaration.schema = &asked;
    return value;
  }
  return make_type(CheckedType{std::move(value), &asked});
}

/// A type for every value that the schema lets pass.
CppTypePtr TypeBuilder::build_unchecked(const Schema& merged, const std::string& name,
                                        std::size_t unit) {
  if (is_false(&merged)) return make_type(JsonType{});
  if (is_union(merged)) return build_union(merged, name, unit);
  Schema plain = merged;
  plain.beyond_typed.clear();
  if (!beyond_typed(plain)) return build_typed(merged, name, unit);
  if (!plain.enumeration.empty() || plain.constant) return make_type(JsonType{});
  if (!merged.has_type) {
    return names_properties(merged) ? build_object_or_other(merged, name, unit)
                                    : make_type(JsonType{});
  }
  if (number_of_types(merged.types) > 1) return build_by_type(merged, name, unit);
  return number_of_types(merged.types) == 1 ? build_typed(merged, name, unit)
                                            : make_type(JsonType{});
}

CppTypePtr TypeBuilder::build_union(const Schema& merged, const std::string& name,
                                    std::size_t unit) {
  const bool is_component = std::exchange(place_, std::nullopt).has_value();
  const auto& schemas = merged.one_of.empty() ? merged.any_of : merged.one_of;
  VariantType variant;
  bool nullable = false;
  for (const Schema* schema : schemas) {
    const Schema& alternative = *merge(*schema, document_.store, diagnostics_);
    if (is_null_alone(alternative)) {
      nullable = true;
      continue;
    }
    const std::string number = std::to_string(variant.alternatives.size() + 1);
    const std::string own =
        schema->title.empty() ? "Alternative" + number : camel_case(schema->title);
    variant.alternatives.push_back(
        {build(schema, is_component ? name + own : name + own, unit), schema});
  }
  if (variant.alternatives.empty()) return make_type(JsonType{});
  CppTypePtr type;
  if (variant.alternatives.size() == 1) {
    type = variant.alternatives.front().type;
  } else {
    for (const auto& alternative : variant.alternatives) need_table(*alternative.schema);
    type = make_type(std::move(variant));
  }
  return nullable ? make_type(NullableType{std::move(type)}) : type;
}

/// The part of the schema that is about values of one type; lives in the store.
const Schema& TypeBuilder::narrowed(const Schema& merged, TypeSet::Type type) {
  Schema part = merged;
  part.has_type = true;
  part.types = TypeSet(type);
  return document_.store.add(std::move(part));
}

/// A schema that only asks for a type.
const Schema& TypeBuilder::only(TypeSet::Type type, std::string_view name) {
  Schema schema;
  schema.has_type = true;
  schema.types = TypeSet(type);
  schema.location.pointer = "/any/" + std::string(name);
  const Schema*& known = only_[type];
  if (known == nullptr) known = &document_.store.add(std::move(schema));
  return *known;
}

CppTypePtr TypeBuilder::build_by_type(const Schema& merged, const std::string& name,
                                      std::size_t unit) {
  place_.reset();
  TypeSet types = merged.types;
  if (types.has(TypeSet::kNumber)) types.remove(TypeSet::kInteger);
  VariantType variant;
  for (const auto& [type, type_name] : kTypes) {
    if (!types.has(type)) continue;
    const Schema& schema = only(type, type_name);
    need_table(schema);
    const std::string own = name + std::string(type_name);
    variant.alternatives.push_back({build_typed(narrowed(merged, type), own, unit), &schema});
  }
  CppTypePtr type = make_type(std::move(variant));
  return types.has(TypeSet::kNull) ? make_type(NullableType{std::move(type)}) : type;
}

CppTypePtr TypeBuilder::build_object_or_other(const Schema& merged, const std::string& name,
                                              std::size_t unit) {
  place_.reset();
  diagnostics_.warning(Rule::kInvalidValue, merged.location,
                       "a schema without 'type' also takes what is no object, as JSON Schema says",
                       "write 'type: object' to have a plain struct");
  const Schema& object = only(TypeSet::kObject, "Object");
  const Schema& any = any_value();
  need_table(object);
  need_table(any);
  VariantType variant;
  variant.alternatives.push_back(
      {build_typed(narrowed(merged, TypeSet::kObject), name + "Object", unit), &object});
  variant.alternatives.push_back({make_type(JsonType{}), &any});
  return make_type(std::move(variant));
}

const Schema& TypeBuilder::any_value() {
  if (any_ == nullptr) {
    Schema& schema = document_.store.add();
    schema.boolean = true;
    schema.location.pointer = "/any/value";
    any_ = &schema;
  }
  return *any_;
}

}  // namespace specgen::generator::plan

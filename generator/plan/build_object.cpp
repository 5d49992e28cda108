// How objects become structs and maps: a part of TypeBuilder.

#include <algorithm>
#include <utility>

#include "plan/default_values.hpp"
#include "plan/names.hpp"
#include "plan/schema_questions.hpp"
#include "plan/type_builder.hpp"
#include "schema/merge.hpp"

namespace specgen::generator::plan {

CppTypePtr TypeBuilder::build_object(const Schema& merged, const std::string& name,
                                     std::size_t unit) {
  const auto place = std::exchange(place_, std::nullopt);
  if (merged.properties.empty() && merged.required.empty() &&
      !is_false(merged.additional_properties)) {
    MapType type;
    type.value = keeps_other_members(merged)
                     ? make_type(JsonType{})
                     : build(merged.additional_properties, name + "Value", unit);
    type.min_properties = merged.min_properties.value_or(0);
    type.max_properties = merged.max_properties;
    return make_type(std::move(type));
  }
  const std::size_t index = place ? *place : declare_inline(merged, name, unit);
  auto type = make_type(NamedType{index});
  if (!place) inline_types_[&merged] = type;  // before the members, which may refer back
  const std::string claimed = declarations_.all[index].name;
  StructDeclaration declaration = build_struct(merged, claimed, unit);
  declarations_.all[index].kind = std::move(declaration);
  return type;
}

StructDeclaration TypeBuilder::build_struct(const Schema& merged, const std::string& name,
                                            std::size_t unit) {
  StructDeclaration out;
  NameScope names;
  for (const Property& property : merged.properties) {
    if (is_false(property.schema)) continue;  // The table sees to it that it is absent.
    out.members.push_back(build_member(property, merged, name, names, unit));
  }
  const bool keeps_others = keeps_other_members(merged);
  const bool forbidden = is_false(merged.additional_properties) && !keeps_others;
  for (const LocatedValue& required : merged.required) {
    const auto json_name = required.value.get<std::string>();
    const bool named =
        std::any_of(merged.properties.begin(), merged.properties.end(),
                    [&](const Property& property) { return property.name == json_name; });
    if (named) continue;
    if (forbidden) {
      diagnostics_.warning(Rule::kUnsatisfiable, required.location,
                           "no value can satisfy this schema: the required property '" + json_name +
                               "' is forbidden",
                           "'additionalProperties' is false and 'properties' does not name it");
      continue;
    }
    Property property;
    property.name = json_name;
    property.location = required.location;
    property.schema = keeps_others ? nullptr : merged.additional_properties;
    out.members.push_back(build_member(property, merged, name, names, unit));
  }
  out.additional_forbidden = forbidden;
  if (keeps_others) {
    out.additional = make_type(JsonType{});
    out.additional_name = names.claim("additional_properties");
  } else if (merged.additional_properties != nullptr && !forbidden) {
    out.additional = build(merged.additional_properties, name + "AdditionalProperty", unit);
    out.additional_name = names.claim("additional_properties");
  }
  out.min_properties = merged.min_properties.value_or(0);
  out.max_properties = merged.max_properties;
  return out;
}

MemberDeclaration TypeBuilder::build_member(const Property& property, const Schema& owner,
                                            const std::string& owner_name, NameScope& names,
                                            std::size_t unit) {
  MemberDeclaration member;
  member.name = names.claim(snake_case(property.name));
  member.json_name = property.name;
  member.required = owner.is_required(property.name);
  member.type = build(property.schema, owner_name + camel_case(property.name), unit);
  if (property.schema == nullptr) return member;
  member.description = property.schema->description;
  member.default_value = stated_default(property.schema);
  if (property.schema->default_value) {
    member.description += (member.description.empty() ? "Default: " : "\n\nDefault: ") +
                          property.schema->default_value->value.dump() + ".";
  }
  member.deprecated = property.schema->deprecated;
  const Schema& merged = *merge(*property.schema, document_.store, diagnostics_);
  const bool one_way = property.schema->read_only || property.schema->write_only ||
                       merged.read_only || merged.write_only;
  if (one_way && member.required) {
    const bool read_only = property.schema->read_only || merged.read_only;
    member.required = false;
    member.required_side = read_only ? "kResponses" : "kRequests";
  }
  return member;
}

}  // namespace specgen::generator::plan

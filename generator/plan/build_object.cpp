// How objects become structs and maps: a part of TypeBuilder.

#include <algorithm>
#include <utility>

#include "plan/names.hpp"
#include "plan/schema_questions.hpp"
#include "plan/type_builder.hpp"
#include "schema/merge.hpp"
#include "schema/one_way.hpp"

namespace specgen::generator::plan {
namespace {

CppTypePtr list_of(CppTypePtr item) {
  ArrayType list;
  list.item = std::move(item);
  return make_type(std::move(list));
}

/// A type, without rules, of what has the same text in forms.
CppTypePtr text_type(const Schema& merged) {
  TypeSet types = merged.has_type ? merged.types : TypeSet();
  types.remove(TypeSet::kNull);
  if (types.has(TypeSet::kNumber)) types.remove(TypeSet::kInteger);
  switch (types.bits()) {
    case TypeSet::kString: {
      StringType string;
      string.binary = is_binary(merged);
      return make_type(std::move(string));
    }
    case TypeSet::kInteger:
      return make_type(IntegerType());
    case TypeSet::kNumber:
      return make_type(NumberType());
    case TypeSet::kBoolean:
      return make_type(BooleanType());
    case TypeSet::kArray:
      return list_of(make_type(JsonType()));
    case TypeSet::kObject: {
      MapType map;
      map.value = make_type(JsonType());
      return make_type(std::move(map));
    }
    default:
      return make_type(JsonType());
  }
}

}  // namespace

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
  if (!place) inline_types_[viewed(merged)] = type;  // before the members, which may refer back
  // What is inside is named alike in both views, as most of it is the same.
  const std::string inner = is_request_view() ? name : declarations_.all[index].name;
  StructDeclaration declaration = build_struct(merged, inner, unit);
  declarations_.all[index].kind = std::move(declaration);
  return type;
}

StructDeclaration TypeBuilder::build_struct(const Schema& merged, const std::string& name,
                                            std::size_t unit) {
  StructDeclaration out;
  NameScope names;
  for (const Property& property : merged.properties) {
    if (is_false(property.schema)) continue;  // The table sees to it that it is absent.
    const std::string member_name = names.claim(snake_case(property.name));
    const bool travels =
        direction_.side == Side::kBoth || counts(travels_in(*property.schema), direction_.side);
    if (travels) {
      out.members.push_back(build_member(property, merged, name, member_name, unit));
    } else {
      out.dropped.push_back(build_dropped(property));
    }
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
    const std::string member_name = names.claim(snake_case(json_name));
    out.members.push_back(build_member(property, merged, name, member_name, unit));
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
                                            const std::string& owner_name, const std::string& name,
                                            std::size_t unit) {
  MemberDeclaration member;
  member.name = name;
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
  return member;
}

DroppedMember TypeBuilder::build_dropped(const Property& property) {
  need_table(*property.schema);
  const Schema& merged = *merge(*property.schema, document_.store, diagnostics_);
  if (merged.items == nullptr || merged.types != TypeSet(TypeSet::kArray)) {
    return {property.name, property.schema, text_type(merged)};
  }
  const Schema& item = *merge(*merged.items, document_.store, diagnostics_);
  return {property.name, property.schema, list_of(text_type(item))};
}

}  // namespace specgen::generator::plan

#include "plan/type_builder.hpp"

#include <algorithm>
#include <utility>

#include "plan/format_names.hpp"
#include "plan/names.hpp"
#include "plan/number_literals.hpp"
#include "plan/schema_questions.hpp"
#include "plan/variant_places.hpp"
#include "schema/merge.hpp"
#include "schema/typed_subset.hpp"

namespace specgen::generator::plan {

TypeBuilder::TypeBuilder(Document& document, Formats formats, Diagnostics& diagnostics,
                         NameScope& type_names)
    : document_(document),
      formats_(formats),
      diagnostics_(diagnostics),
      type_names_(type_names),
      directions_(document, diagnostics) {}

std::size_t TypeBuilder::declare(Declaration declaration) {
  const std::size_t index = declarations_.all.size();
  declarations_.units[declaration.unit].declarations.push_back(index);
  declarations_.all.push_back(std::move(declaration));
  return index;
}

std::size_t TypeBuilder::declare_inline(const Schema& schema, const std::string& name,
                                        std::size_t unit) {
  Declaration declaration;
  declaration.name = type_names_.claim(is_request_view() ? name + "Request" : name);
  declaration.description = schema.description;
  declaration.location = schema.location;
  declaration.unit = unit;
  if (direction_.apart) declaration.view = direction_.side;
  return declare(std::move(declaration));
}

std::size_t TypeBuilder::add_operation_unit(const std::string& file_name) {
  Unit unit;
  unit.name = file_name;
  unit.is_operation = true;
  declarations_.units.push_back(std::move(unit));
  return declarations_.units.size() - 1;
}

CppTypePtr TypeBuilder::build(const Schema* schema, const std::string& name, std::size_t unit,
                              Side side) {
  const auto outer = std::exchange(direction_, Direction{side});
  CppTypePtr type = build(schema, name, unit);
  direction_ = outer;
  return type;
}

CppTypePtr TypeBuilder::build(const Schema* schema, const std::string& name, std::size_t unit) {
  if (schema == nullptr) return make_type(JsonType{});
  if (const Schema* component = component_of(*schema)) {
    return make_type(NamedType{declaration_for(*component)});
  }
  const auto outer = std::exchange(place_, std::nullopt);
  const auto outer_direction = std::exchange(direction_, directions_.of(*schema, direction_.side));
  const Schema& merged = *merge(*schema, document_.store, diagnostics_);
  CppTypePtr type;
  if (auto declared = declared_elsewhere(merged)) {
    type = *declared;
  } else {
    type = build_asserted(*schema, merged, name, unit);
  }
  direction_ = outer_direction;
  place_ = outer;
  return type;
}

const Schema& TypeBuilder::merged(const Schema& schema) {
  return *merge(schema, document_.store, diagnostics_);
}

const CppType& TypeBuilder::resolve(const CppType& type) const {
  return resolve_type(type, declarations_);
}

std::optional<CppTypePtr> TypeBuilder::declared_elsewhere(const Schema& merged) {
  const auto known = inline_types_.find(viewed(merged));
  if (known != inline_types_.end()) return known->second;
  // An inline schema belongs to the component it stands in, wherever it is reached from.
  constexpr std::string_view kPrefix = "/components/schemas/";
  const std::string& pointer = merged.location.pointer;
  if (!pointer.starts_with(kPrefix)) return std::nullopt;
  const auto owner = by_pointer_.find(merged.location.file + "#" +
                                      pointer.substr(0, pointer.find('/', kPrefix.size())));
  if (owner == by_pointer_.end()) return std::nullopt;
  build_component(*owner->second);
  const auto found = inline_types_.find(viewed(merged));
  return found == inline_types_.end() ? std::nullopt : std::optional(found->second);
}

CppTypePtr TypeBuilder::build_asserted(const Schema& asked, const Schema& merged,
                                       const std::string& name, std::size_t unit) {
  if (!beyond_typed(merged) && has_choices(merged)) return build_typed(merged, name, unit);
  if (!building_.insert(viewed(merged)).second) {
    // It holds itself without a declaration in between, which no type can.
    need_table(asked);
    return make_type(CheckedType{make_type(JsonType{}), &asked});
  }
  const bool inlined = !place_.has_value();
  CppTypePtr type = build_checked(asked, merged, name, unit);
  building_.erase(viewed(merged));
  if (inlined) inline_types_[viewed(merged)] = type;
  return type;
}

CppTypePtr TypeBuilder::build_typed(const Schema& merged, const std::string& name,
                                    std::size_t unit) {
  const bool enumerated = !merged.enumeration.empty() || merged.constant.has_value();
  if (!enumerated && !merged.has_type) return make_type(JsonType{});
  const bool nullable =
      enumerated ? lists_null(merged) : merged.has_type && merged.types.has(TypeSet::kNull);
  if (!nullable) return build_single(merged, name, unit);
  const bool is_component = std::exchange(place_, std::nullopt).has_value();
  auto value = build_single(merged, is_component ? name + "Value" : name, unit);
  return make_type(NullableType{std::move(value)});
}

CppTypePtr TypeBuilder::build_single(const Schema& merged, const std::string& name,
                                     std::size_t unit) {
  if (!merged.enumeration.empty() || merged.constant) return build_enum(merged, name, unit);
  TypeSet types = merged.types;
  types.remove(TypeSet::kNull);
  if (types.has(TypeSet::kNumber)) types.remove(TypeSet::kInteger);
  switch (types.bits()) {
    case TypeSet::kBoolean:
      return make_type(BooleanType{});
    case TypeSet::kString:
      return build_string(merged, name, unit);
    case TypeSet::kInteger:
      return make_type(IntegerType{merged.format == "int32", bounds(merged, true)});
    case TypeSet::kNumber:
      return make_type(NumberType{merged.format == "float", bounds(merged, false)});
    case TypeSet::kArray:
      return build_array(merged, name, unit);
    case TypeSet::kObject:
      return build_object(merged, name, unit);
    default:
      return make_type(JsonType{});
  }
}

CppTypePtr TypeBuilder::build_string(const Schema& merged, const std::string& /*name*/,
                                     std::size_t /*unit*/) {
  StringType type;
  type.min_length = merged.min_length.value_or(0);
  type.max_length = merged.max_length;
  if (formats_ == Formats::kAssert) type.format = format_enumerator(merged.format);
  type.patterns = merged.patterns;
  type.binary = is_binary(merged);
  return make_type(std::move(type));
}

NumberBounds TypeBuilder::bounds(const Schema& schema, bool integer) {
  NumberBounds out;
  const auto convert = [&](const std::optional<std::string>& token, Rounding rounding,
                           std::optional<std::string>& inclusive,
                           std::optional<std::string>& exclusive, bool is_exclusive) {
    if (!token) return;
    if (!integer) {
      (is_exclusive ? exclusive : inclusive) = double_literal(*token);
      return;
    }
    auto literal = integer_literal(*token, rounding);
    if (!literal) return;  // Beyond 64 bits: left to the table.
    // x > 1.5 is x >= 2 among integers.
    const bool stays_exclusive = is_exclusive && is_integral(*token);
    (stays_exclusive ? exclusive : inclusive) = std::move(literal);
  };
  convert(schema.minimum, Rounding::kUp, out.minimum, out.exclusive_minimum, false);
  convert(schema.maximum, Rounding::kDown, out.maximum, out.exclusive_maximum, false);
  convert(schema.exclusive_minimum, Rounding::kUp, out.minimum, out.exclusive_minimum, true);
  convert(schema.exclusive_maximum, Rounding::kDown, out.maximum, out.exclusive_maximum, true);
  if (schema.multiple_of) {
    out.multiple_of = decimal_initialiser(*schema.multiple_of);
    if (!out.multiple_of) {
      diagnostics_.error(Rule::kUnsupported, schema.location,
                         "a 'multipleOf' of more than 18 digits is not supported");
    }
  }
  return out;
}

CppTypePtr TypeBuilder::build_array(const Schema& merged, const std::string& name,
                                    std::size_t unit) {
  ArrayType type;
  const bool mixed = !merged.prefix_items.empty() || merged.unevaluated_items != nullptr;
  type.item = mixed ? make_type(JsonType{}) : build(merged.items, name + "Item", unit);
  type.min_items = merged.min_items.value_or(0);
  type.max_items = merged.max_items;
  type.unique = merged.unique_items;
  return make_type(std::move(type));
}

CppTypePtr TypeBuilder::build_enum(const Schema& merged, const std::string& name,
                                   std::size_t unit) {
  const auto place = std::exchange(place_, std::nullopt);
  EnumDeclaration declaration;
  declaration.constant = merged.constant.has_value();
  NameScope names;
  for (const auto& value : allowed_values(merged)) {
    if (value.is_null()) continue;
    const bool integer = value.is_number_integer();
    declaration.integer = integer;
    const std::string text = integer ? value.dump() : value.get<std::string>();
    declaration.enumerators.push_back({names.claim(constant_case(text)), text});
  }
  declaration.others = types_beside_choices(merged, declaration.integer);
  if (declaration.enumerators.empty()) {
    place_ = place;
    return make_type(JsonType{});
  }
  const std::size_t index = place ? *place : declare_inline(merged, name, unit);
  declarations_.all[index].kind = std::move(declaration);
  auto type = make_type(NamedType{index});
  if (!place) inline_types_[viewed(merged)] = type;
  return type;
}

}  // namespace specgen::generator::plan

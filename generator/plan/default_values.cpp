#include "plan/default_values.hpp"

#include <nlohmann/json.hpp>

#include "plan/code.hpp"
#include "plan/literals.hpp"
#include "plan/number_literals.hpp"
#include "plan/variant_places.hpp"

namespace specgen::generator::plan {
namespace {

using Json = nlohmann::ordered_json;

std::string of_array(const Json& value, const ArrayType& array, const Declarations& declarations) {
  std::string items;
  for (const Json& item : value) {
    const std::string text = default_initialiser(item, *array.item, declarations);
    if (text.empty()) return {};
    items += (items.empty() ? "" : ", ") + text;
  }
  return "{" + items + "}";
}

/// The type is written where C++ would not see it, or another: from a string's literal two
/// conversions would be needed, of which it makes one, and braces alone are a null.
std::string of_nullable(const Json& value, const NullableType& type,
                        const Declarations& declarations) {
  if (value.is_null()) return "nullptr";
  const std::string text = default_initialiser(value, *type.value, declarations);
  if (text.empty()) return {};
  if (text.front() == '{') return CodeWriter(declarations).type_name(*type.value) + text;
  return text.front() == '"' ? "std::string(" + text + ")" : text;
}

std::string of_enumerator(const Json& value, const Declaration& declaration,
                          const EnumDeclaration& enumeration) {
  const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
  for (const auto& entry : enumeration.enumerators) {
    if (entry.text == text) return declaration.name + "::" + entry.name;
  }
  return {};
}

std::string of_named(const Json& value, const NamedType& named, const Declarations& declarations) {
  const Declaration& declaration = declarations.of(named);
  if (const auto* enumeration = std::get_if<EnumDeclaration>(&declaration.kind)) {
    return of_enumerator(value, declaration, *enumeration);
  }
  const bool is_struct = std::holds_alternative<StructDeclaration>(declaration.kind);
  return is_struct && value.is_object() && value.empty() ? "{}" : "";
}

}  // namespace

const LocatedValue* stated_default(const Schema* schema) {
  while (schema != nullptr && !schema->default_value) schema = schema->ref;
  return schema == nullptr ? nullptr : &*schema->default_value;
}

std::string default_initialiser(const Json& value, const CppType& written,
                                const Declarations& declarations) {
  const CppType& type = resolve_type(written, declarations);
  if (const auto* nullable = std::get_if<NullableType>(&type.kind)) {
    return of_nullable(value, *nullable, declarations);
  }
  if (value.is_string() && std::holds_alternative<StringType>(type.kind)) {
    return string_expression(value.get<std::string>());
  }
  if (value.is_boolean() && std::holds_alternative<BooleanType>(type.kind)) return value.dump();
  if (value.is_number() && std::holds_alternative<NumberType>(type.kind)) {
    return double_literal(value.dump());
  }
  if (value.is_number() && std::holds_alternative<IntegerType>(type.kind)) {
    return integer_literal(value.dump(), Rounding::kUp).value_or("");
  }
  const auto* array = std::get_if<ArrayType>(&type.kind);
  if (array != nullptr && value.is_array()) return of_array(value, *array, declarations);
  if (std::holds_alternative<MapType>(type.kind) && value.is_object() && value.empty()) return "{}";
  if (const auto* named = std::get_if<NamedType>(&type.kind)) {
    return of_named(value, *named, declarations);
  }
  return {};
}

void fill_in_defaults(Declarations& declarations) {
  for (Declaration& declaration : declarations.all) {
    auto* fields = std::get_if<StructDeclaration>(&declaration.kind);
    if (fields == nullptr) continue;
    for (MemberDeclaration& member : fields->members) {
      const bool may_be_absent = !member.required && !member.boxed;
      if (member.default_value == nullptr || !may_be_absent) continue;
      member.initial = default_initialiser(member.default_value->value, *member.type, declarations);
    }
  }
}

}  // namespace specgen::generator::plan

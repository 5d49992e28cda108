#include "plan/field_text.hpp"

namespace specgen::generator::plan {
namespace {

bool has_bounds(const NumberBounds& bounds) {
  return bounds.minimum || bounds.maximum || bounds.exclusive_minimum || bounds.exclusive_maximum ||
         bounds.multiple_of;
}

/// What an alias stands for, whose decoder would do nothing else.
const CppType& behind_aliases(const CppType& type, const Declarations& declarations) {
  const auto* named = std::get_if<NamedType>(&type.kind);
  if (named == nullptr) return type;
  const Declaration& declaration = declarations.of(*named);
  const auto* alias = std::get_if<AliasDeclaration>(&declaration.kind);
  if (alias == nullptr || declaration.checked) return type;
  return behind_aliases(*alias->type, declarations);
}

bool is_plain_string(const CppType& type) {
  const auto* string = std::get_if<StringType>(&type.kind);
  return string != nullptr && string->min_length == 0 && !string->max_length &&
         string->patterns.empty();
}

bool is_plain_number(const CppType& type) {
  if (const auto* integer = std::get_if<IntegerType>(&type.kind)) {
    return !has_bounds(integer->bounds);
  }
  const auto* number = std::get_if<NumberType>(&type.kind);
  return number != nullptr && !number->single_precision && !has_bounds(number->bounds);
}

}  // namespace

std::string field_text(const std::string& struct_name, const MemberDeclaration& member,
                       const Declarations& declarations) {
  if (member.boxed) return {};
  const CppType* type = &behind_aliases(*member.type, declarations);
  if (const auto* nullable = std::get_if<NullableType>(&type->kind)) {
    type = &behind_aliases(*nullable->value, declarations);
    if (!is_plain_string(*type)) return {};
  }
  const bool is_field = is_plain_string(*type) || is_plain_number(*type) ||
                        std::holds_alternative<BooleanType>(type->kind);
  if (!is_field) return {};
  const auto* string = std::get_if<StringType>(&type->kind);
  const bool has_format = string != nullptr && !string->format.empty();
  return "SPECGEN_FIELD(" + struct_name + ", " + member.name +
         (has_format ? ", specgen::Format::" + string->format : "") + ")";
}

}  // namespace specgen::generator::plan

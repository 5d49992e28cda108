#include "plan/parameter_shapes.hpp"

#include "plan/literals.hpp"
#include "plan/variant_places.hpp"

namespace specgen::generator::plan {
namespace {

/// The type behind aliases, checks and null, which no text of a parameter tells apart.
const CppType& resolved(const CppType& type, const Declarations& declarations) {
  const CppType& known = resolve_type(type, declarations);
  const auto* nullable = std::get_if<NullableType>(&known.kind);
  return nullable == nullptr ? known : resolved(*nullable->value, declarations);
}

const StructDeclaration* as_struct(const CppType& type, const Declarations& declarations) {
  const auto* named = std::get_if<NamedType>(&type.kind);
  if (named == nullptr) return nullptr;
  return std::get_if<StructDeclaration>(&declarations.of(*named).kind);
}

std::string scalar_kind(const CppType& type, const Declarations& declarations);

/// What scalars of several kinds are read as; empty where an alternative is a container.
std::string variant_kind(const VariantType& variant, const Declarations& declarations) {
  std::string kind;
  for (const auto& alternative : variant.alternatives) {
    const std::string each = scalar_kind(resolved(*alternative.type, declarations), declarations);
    if (each.empty()) return {};
    kind = kind.empty() || kind == each ? each : "kAny";
  }
  return kind;
}

/// The kind of a single value; empty for containers.
std::string scalar_kind(const CppType& type, const Declarations& declarations) {
  if (std::holds_alternative<StringType>(type.kind)) return "kString";
  if (std::holds_alternative<IntegerType>(type.kind)) return "kInteger";
  if (std::holds_alternative<NumberType>(type.kind)) return "kNumber";
  if (std::holds_alternative<BooleanType>(type.kind)) return "kBoolean";
  if (std::holds_alternative<JsonType>(type.kind)) return "kAny";
  if (const auto* variant = std::get_if<VariantType>(&type.kind)) {
    return variant_kind(*variant, declarations);
  }
  if (const auto* named = std::get_if<NamedType>(&type.kind)) {
    const auto* enumeration = std::get_if<EnumDeclaration>(&declarations.of(*named).kind);
    if (enumeration != nullptr) return enumeration->integer ? "kInteger" : "kString";
  }
  return {};
}

/// A property of an object; in forms, what is no scalar travels as JSON (OpenAPI 3.1, 4.8.15.1).
std::optional<std::string> property_shape(const MemberDeclaration& member,
                                          const Declarations& declarations, ShapeOf use) {
  const CppType& type = resolved(*member.type, declarations);
  const auto* array = std::get_if<ArrayType>(&type.kind);
  const CppType& single = array == nullptr ? type : resolved(*array->item, declarations);
  std::string kind = scalar_kind(single, declarations);
  if (kind.empty()) {
    if (use == ShapeOf::kParameter) return std::nullopt;
    kind = "kJson";
  }
  return "{.name = " + view_literal(member.json_name) + ", .kind = specgen::TextKind::" + kind +
         (array == nullptr ? "}" : ", .array = true}");
}

}  // namespace

std::optional<ShapeText> shape_of(const CppType& written, const Declarations& declarations,
                                  ShapeOf use) {
  const CppType& type = resolved(written, declarations);
  ShapeText shape;
  if (const auto* fields = as_struct(type, declarations)) {
    shape.structure = "kObject";
    shape.kind = "kAny";
    if (fields->additional != nullptr) {
      shape.kind = scalar_kind(resolved(*fields->additional, declarations), declarations);
      if (shape.kind.empty()) return std::nullopt;
    }
    for (const MemberDeclaration& member : fields->members) {
      auto property = property_shape(member, declarations, use);
      if (!property) return std::nullopt;
      shape.properties.push_back(std::move(*property));
    }
    return shape;
  }
  if (const auto* map = std::get_if<MapType>(&type.kind)) {
    shape.structure = "kObject";
    shape.kind = scalar_kind(resolved(*map->value, declarations), declarations);
  } else if (const auto* array = std::get_if<ArrayType>(&type.kind)) {
    shape.structure = "kArray";
    shape.kind = scalar_kind(resolved(*array->item, declarations), declarations);
  } else {
    shape.kind = scalar_kind(type, declarations);
  }
  if (shape.kind.empty()) return std::nullopt;
  if (use == ShapeOf::kForm && shape.structure != "kObject") return std::nullopt;
  return shape;
}

}  // namespace specgen::generator::plan

#include "plan/variant_places.hpp"

#include <algorithm>
#include <string>

namespace specgen::generator::plan {
namespace {

/// A text that two types have in common where C++ sees one type.
std::string identity(const CppType& written, const Declarations& declarations) {
  const CppType& type = resolve_type(written, declarations);
  if (const auto* integer = std::get_if<IntegerType>(&type.kind)) {
    return integer->is_32_bit ? "int32" : "int64";
  }
  if (const auto* array = std::get_if<ArrayType>(&type.kind)) {
    return "[" + identity(*array->item, declarations) + "]";
  }
  if (const auto* map = std::get_if<MapType>(&type.kind)) {
    return "{" + identity(*map->value, declarations) + "}";
  }
  if (const auto* nullable = std::get_if<NullableType>(&type.kind)) {
    return "?" + identity(*nullable->value, declarations);
  }
  if (const auto* named = std::get_if<NamedType>(&type.kind)) {
    return "#" + std::to_string(named->declaration);
  }
  if (const auto* variant = std::get_if<VariantType>(&type.kind)) {
    const auto places = variant_places(*variant, declarations);
    if (places.types.size() == 1) return identity(*places.types.front(), declarations);
    std::string text = "(";
    for (const CppType* each : places.types) text += identity(*each, declarations) + "|";
    return text + ")";
  }
  if (const auto* stream = std::get_if<StreamType>(&type.kind)) {
    return "stream" + std::to_string(static_cast<int>(stream->kind));
  }
  return std::to_string(type.kind.index());
}

}  // namespace

VariantPlaces variant_places(const VariantType& variant, const Declarations& declarations) {
  VariantPlaces places;
  std::vector<std::string> identities;
  for (const auto& alternative : variant.alternatives) {
    const std::string text = identity(*alternative.type, declarations);
    const auto known = std::find(identities.begin(), identities.end(), text);
    places.place_of.push_back(static_cast<std::size_t>(known - identities.begin()));
    if (known != identities.end()) continue;
    identities.push_back(text);
    places.types.push_back(alternative.type.get());
  }
  return places;
}

const CppType& resolve_type(const CppType& type, const Declarations& declarations) {
  if (const auto* named = std::get_if<NamedType>(&type.kind)) {
    const auto* alias = std::get_if<AliasDeclaration>(&declarations.of(*named).kind);
    if (alias != nullptr && alias->type != nullptr) return resolve_type(*alias->type, declarations);
  }
  if (const auto* checked = std::get_if<CheckedType>(&type.kind)) {
    return resolve_type(*checked->value, declarations);
  }
  return type;
}

}  // namespace specgen::generator::plan

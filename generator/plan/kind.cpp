#include "plan/kind.hpp"

namespace specgen::generator::plan {

Kind kind_of(const CppType& type, const Declarations& declarations) {
  if (const auto* nullable = std::get_if<NullableType>(&type.kind)) {
    return {kind_of(*nullable->value, declarations).type, true};
  }
  const auto* named = std::get_if<NamedType>(&type.kind);
  if (named == nullptr) return {&type, false};
  const auto* alias = std::get_if<AliasDeclaration>(&declarations.of(*named).kind);
  return alias == nullptr ? Kind{&type, false} : kind_of(*alias->type, declarations);
}

const StringType* free_string(const Kind& kind) {
  const auto* string = std::get_if<StringType>(&kind.type->kind);
  const bool free = string != nullptr && string->format.empty() && string->patterns.empty();
  return free ? string : nullptr;
}

}  // namespace specgen::generator::plan

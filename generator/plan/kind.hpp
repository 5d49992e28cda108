#pragma once

#include "plan/declarations.hpp"

namespace specgen::generator::plan {

/// A type without its aliases and without null.
struct Kind {
  const CppType* type = nullptr;
  bool nullable = false;
};

Kind kind_of(const CppType& type, const Declarations& declarations);

/// The declaration behind it, where that is a T.
template <class T>
const T* declared(const Kind& kind, const Declarations& declarations) {
  const auto* named = std::get_if<NamedType>(&kind.type->kind);
  return named == nullptr ? nullptr : std::get_if<T>(&declarations.of(*named).kind);
}

/// The string that takes any text, else nullptr. Lengths are not looked at.
const StringType* free_string(const Kind& kind);

}  // namespace specgen::generator::plan

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/declarations.hpp"

namespace specgen::generator::plan {

/// How the text of a parameter or form becomes JSON: the parts of a specgen::ParameterShape.
struct ShapeText {
  std::string structure;                ///< "kArray"; empty: kScalar.
  std::string kind;                     ///< An enumerator of specgen::TextKind.
  std::vector<std::string> properties;  ///< Initialisers of specgen::PropertyShape.
};

enum class ShapeOf { kParameter, kForm };

/// Nothing where text can't carry the type.
std::optional<ShapeText> shape_of(const CppType& type, const Declarations& declarations,
                                  ShapeOf use);

}  // namespace specgen::generator::plan

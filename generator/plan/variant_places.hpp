#pragma once

#include <cstddef>
#include <vector>

#include "plan/declarations.hpp"

namespace specgen::generator::plan {

/// Which alternatives of a variant share a place, because they are the same C++ type.
struct VariantPlaces {
  std::vector<const CppType*> types;  ///< Each once, in the order of first use.
  std::vector<std::size_t> place_of;  ///< For each alternative: the index of its type.
};

VariantPlaces variant_places(const VariantType& variant, const Declarations& declarations);

/// The type behind aliases and checks.
const CppType& resolve_type(const CppType& type, const Declarations& declarations);

}  // namespace specgen::generator::plan

#pragma once

#include <initializer_list>
#include <vector>

#include "plan/declarations.hpp"
#include "plan/operations.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator::plan {

/// Levels of arrays, maps, alternatives and null that a declared type may have in it. Aliases count
/// with what they stand for; structs begin anew. Compilers' time doubles with each level (GCC 12: 4
/// s for 24 levels of std::vector, Clang 14: 22 s for 20), and no real document was seen to have
/// more than 6.
inline constexpr std::size_t kMaxTypeDepth = 16;

/// Reports the types that nest more deeply, each chain of aliases once, at the first schema that is
/// too much: those that are declared, and those of the operations' bodies, parameters and headers.
/// After order_declarations(), which leaves no alias that holds itself.
void check_type_depth(const Declarations& declarations,
                      std::initializer_list<const std::vector<OperationUse>*> operations,
                      Diagnostics& diagnostics);

}  // namespace specgen::generator::plan

#pragma once

#include "plan/declarations.hpp"
#include "plan/plan.hpp"

namespace specgen::generator::plan {

/// Writes the statements that fill the members of an error's struct, as far as their names and
/// types tell what they are. Gives whether that says anything of an error.
bool fill_error(const StructDeclaration& declaration, const Declarations& declarations,
                ErrorShapeText& text);

}  // namespace specgen::generator::plan

#pragma once

#include <string>

#include "plan/declarations.hpp"

namespace specgen::generator::plan {

/// Statements that add `violation`, a specgen::Violation, to the list of that name. Empty where the
/// list's items have no place for its message.
std::string add_violation(const ArrayType& array, const std::string& list,
                          const Declarations& declarations);

}  // namespace specgen::generator::plan

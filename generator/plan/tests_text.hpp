#pragma once

#include <vector>

#include "openapi/document.hpp"
#include "plan/operations.hpp"
#include "plan/plan.hpp"

namespace specgen::generator::plan {

/// The emitted tests: one for each edge case, and what every answer is held against.
TestsText write_tests(const Document& document, const std::vector<OperationUse>& operations,
                      const Declarations& declarations);

}  // namespace specgen::generator::plan

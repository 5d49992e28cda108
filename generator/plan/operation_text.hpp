#pragma once

#include "plan/media_types.hpp"
#include "plan/operations.hpp"
#include "plan/plan.hpp"

namespace specgen::generator::plan {

/// The text of an operation: request, responses, and the code that serves it. The API it belongs to
/// and its security are filled in by others.
OperationText write_operation(const OperationUse& use, const Declarations& declarations,
                              MediaTypeLists& media_types);

}  // namespace specgen::generator::plan

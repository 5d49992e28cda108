#pragma once

#include "plan/code.hpp"
#include "plan/operations.hpp"
#include "plan/plan.hpp"

namespace specgen::generator::plan {

/// Adds the body of requests to the operation, and how it is read in each of its media types.
void write_request_body(const OperationUse& use, const Declarations& declarations,
                        CodeWriter& writer, OperationText& text);

}  // namespace specgen::generator::plan

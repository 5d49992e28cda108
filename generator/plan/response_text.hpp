#pragma once

#include "plan/code.hpp"
#include "plan/operations.hpp"
#include "plan/plan.hpp"

namespace specgen::generator::plan {

/// Adds what the operation's files include to use the type and its JSON.
void include_type(const CppType& type, const Declarations& declarations, OperationText& text);

/// Adds the struct of a response to the operation, and how it becomes an HTTP response.
void write_response(const ResponseUse& use, const Declarations& declarations, CodeWriter& writer,
                    OperationText& text);

}  // namespace specgen::generator::plan

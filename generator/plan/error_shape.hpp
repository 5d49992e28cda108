#pragma once

#include <optional>
#include <vector>

#include "plan/declarations.hpp"
#include "plan/operations.hpp"
#include "plan/plan.hpp"

namespace specgen::generator::plan {

/// How errors of the server itself take the shape that the document's own error responses have:
/// the object schema that most of its responses from 400 on use. Empty where there is none, or none
/// that has a member for anything an error could say.
std::optional<ErrorShapeText> write_error_shape(const std::vector<OperationUse>& operations,
                                                const Declarations& declarations);

}  // namespace specgen::generator::plan

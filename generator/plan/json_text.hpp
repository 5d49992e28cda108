#pragma once

#include "plan/declarations.hpp"
#include "plan/plan.hpp"

namespace specgen::generator::plan {

/// How a type is read from and written as JSON. Collects in `writer` what that refers to.
JsonText write_json(const Declaration& declaration, CodeWriter& writer);

}  // namespace specgen::generator::plan

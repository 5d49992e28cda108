#pragma once

#include <string>

#include "openapi/document.hpp"
#include "plan/code_options.hpp"
#include "plan/plan.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator::plan {

/// Decides everything about the emitted code.
/// What the document asks for and emitted code can't do yet is an error in `diagnostics`; the plan
/// is then not fit to be printed.
Plan make_plan(Document& document, const CodeOptions& options, Diagnostics& diagnostics);

}  // namespace specgen::generator::plan

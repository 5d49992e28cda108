#pragma once

#include <vector>

#include "plan/plan.hpp"
#include "render/file_text.hpp"
#include "render/template.hpp"

namespace specgen::generator {

/// Every file of the output but the manifest, in a fixed order. Throws TemplateError.
std::vector<FileText> render_all(const plan::Plan& plan, const Templates& templates);

}  // namespace specgen::generator

// scaffold/ starts a project around generated code: the files that are the user's from then on.
#pragma once

#include <string>
#include <vector>

#include "plan/plan.hpp"
#include "render/file_text.hpp"
#include "render/template.hpp"

namespace specgen::generator {

/// What a project needs to know beside the plan.
struct ProjectOptions {
  std::string title;
  std::string name;          ///< Of the CMake project.
  std::string spec;          ///< The document, relative to the project.
  std::string specgen_root;  ///< Where specgen's sources are, for when it is not installed.
};

/// The files of a new project, `generated/` aside. Throws TemplateError.
std::vector<FileText> render_project(const plan::Plan& plan, const ProjectOptions& options,
                                     const Templates& templates);

/// The handler files alone.
std::vector<FileText> render_handlers(const plan::Plan& plan, const Templates& templates);

}  // namespace specgen::generator

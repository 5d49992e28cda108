#pragma once

#include <optional>
#include <string>
#include <vector>

#include "openapi/document.hpp"
#include "plan/code_options.hpp"
#include "plan/plan.hpp"
#include "render/file_text.hpp"
#include "render/template.hpp"
#include "source/diagnostics.hpp"
#include "source/source_set.hpp"

namespace specgen::generator {

/// What one document becomes.
struct Generated {
  plan::Plan plan;
  std::string title;
  std::vector<std::string> inputs;  ///< The document's files, as they were opened.
  std::vector<FileText> files;      ///< Of the output directory, all but the manifest.
};

/// The templates: those of the directory where it is not empty, else the built-in ones. A directory
/// may hold some only. Throws TemplateError or std::runtime_error.
Templates load_templates(const std::string& directory);

/// The first stages alone: the document with its edge cases, checked. As read_document(), it may
/// give one beside errors.
std::optional<Document> read_spec(const std::string& spec, Diagnostics& diagnostics);

/// The same, the files and references that were read left in `sources`.
std::optional<Document> read_spec(const std::string& spec, SourceSet& sources,
                                  Diagnostics& diagnostics, Formats formats = Formats::kAssert);

/// From a document to the files made of it: reads, checks, plans and renders. Nothing where the
/// document has errors; `diagnostics` then says which. Throws TemplateError.
std::optional<Generated> generate(const std::string& spec, const CodeOptions& options,
                                  const Templates& templates, Diagnostics& diagnostics);

}  // namespace specgen::generator

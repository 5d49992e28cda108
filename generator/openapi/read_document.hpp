#pragma once

#include <optional>
#include <string>

#include "openapi/document.hpp"
#include "source/diagnostics.hpp"
#include "source/source_set.hpp"

namespace specgen::generator {

/// Reads an OpenAPI 3.0 or 3.1 document (YAML or JSON, with the files it refers to), checks it, and
/// resolves its references; its edge cases are read_edge_cases()'s business. Everything that is
/// wrong is reported, not the first finding only.
///
/// Returns nullopt when no usable document came out (the file cannot be read or parsed, or it is no
/// OpenAPI 3 document). A document is also returned when there are errors, so that later stages may
/// report theirs; nobody may write output while `diagnostics.has_errors()`.
///
/// `file` is opened as given, and named so in messages; other files are named relative to it. It
/// becomes the first of `sources`, which must be empty and report to the same diagnostics.
/// `formats` says whether a default, an example or the like may break a `format`.
std::optional<Document> read_document(const std::string& file, SourceSet& sources,
                                      Diagnostics& diagnostics, Formats formats = Formats::kAssert);

}  // namespace specgen::generator

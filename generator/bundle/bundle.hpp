#pragma once

// Folder bundle/: a document of several files as one.

#include <optional>
#include <string>

#include "source/diagnostics.hpp"

namespace specgen::generator {

/// The document as one file that says the same: what it refers to in other files stands under its
/// `components`, path items in their place. Edge cases stand under
/// `x-edgeCases`, as OpenAPI wants it. Order and extensions are kept, numbers as they are written;
/// comments and the layout are not. The bundle of a bundle is the same text.
///
/// YAML for a YAML document, JSON for a JSON one. Nothing where the document has errors;
/// `diagnostics` says which.
std::optional<std::string> bundle(const std::string& spec, Diagnostics& diagnostics);

}  // namespace specgen::generator

#pragma once

// Folder edge_cases/: example requests that a document declares, their `${ }` expressions, and
// whether the document itself contradicts them.

#include "openapi/document.hpp"
#include "source/diagnostics.hpp"
#include "source/node.hpp"

namespace specgen::generator {

/// Reads `edgeCases` and `x-edgeCases` of a document whose operations and schemas are read: example
/// requests and the answers they must get. Expressions are evaluated, endpoints resolved, and what
/// the document itself contradicts is reported.
void read_edge_cases(const Node& root, Document& document, Diagnostics& diagnostics);

}  // namespace specgen::generator

#pragma once

#include <vector>

#include "diff/change.hpp"
#include "openapi/document.hpp"

namespace specgen::generator {

/// What changed, by operation: those of the new document in its order, then those that are gone.
/// Operations are the same when method and path are, whatever the path calls its parameters.
/// Schemas are compared with everything that they refer to, not by their names. Neither document
/// has errors; merging allOf adds schemas to their stores.
std::vector<OperationChanges> compare_documents(Document& before, Document& after);

}  // namespace specgen::generator

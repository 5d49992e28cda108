#pragma once

#include <string>
#include <vector>

#include "openapi/document.hpp"

namespace specgen::generator::plan {

/// The functions that serve the operations, as the emitted interfaces declare them, in the
/// operations' order: by operationId, else by method and path.
std::vector<std::string> handler_names(const Document& document);

}  // namespace specgen::generator::plan

#pragma once

#include <string>
#include <vector>

#include "openapi/document.hpp"

namespace specgen::generator::plan {

/// What an operation's names are made of: its operationId, else its method and path.
std::string handler_source(const Operation& operation);

/// The functions that serve the operations, as the emitted interfaces declare them, in the
/// operations' order.
std::vector<std::string> handler_names(const Document& document);

}  // namespace specgen::generator::plan

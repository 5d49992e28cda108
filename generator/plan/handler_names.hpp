#pragma once

#include <string>
#include <vector>

#include "openapi/document.hpp"

namespace specgen::generator::plan {

/// What an operation's names are made of: its operationId, else the name of its webhook or
/// callback, else its method and path.
std::string handler_source(const Operation& operation);

/// The functions that serve the operations, as the emitted interfaces declare them, in the
/// operations' order.
std::vector<std::string> handler_names(const std::vector<Operation>& operations);

}  // namespace specgen::generator::plan

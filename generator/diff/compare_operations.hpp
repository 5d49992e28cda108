#pragma once

#include <string>
#include <vector>

#include "diff/compare_messages.hpp"
#include "diff/compare_schemas.hpp"
#include "openapi/document.hpp"

namespace specgen::generator {

/// Compares parameters, bodies and responses of an operation; schemas are only noted. `sender`: who
/// sends the request; of webhooks and callbacks that is the API.
enum class Sender { kClient, kApi };
OperationDraft compare_operations(const Operation& before, const Operation& after, Sender sender,
                                  SchemaComparison& schemas);

/// The names in a path template, in their order: two templates with the same shape call the same
/// thing by them.
std::vector<std::string> names_in_path(std::string_view path);

}  // namespace specgen::generator

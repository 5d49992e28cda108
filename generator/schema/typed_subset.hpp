#pragma once

#include <optional>

#include "schema/schema.hpp"
#include "schema/schema_store.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator {

/// Whether such a decoder enforces all that `merged`, an answer of merge(), states about the value
/// itself, and no more: nothing where it does. Its properties, items and so on are schemas of their
/// own; ask for each.
std::optional<BeyondTyped> beyond_typed(const Schema& merged);

}  // namespace specgen::generator

#pragma once

#include "schema/schema_store.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator {

/// Warns about discriminators that do not tell the alternatives apart (OpenAPI 3.1, section
/// 4.8.25): a value that is mapped to none of them, an alternative that does not require the
/// property, or whose property can never have a value that selects it.
void check_discriminators(SchemaStore& store, Diagnostics& diagnostics);

}  // namespace specgen::generator

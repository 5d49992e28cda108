#pragma once

#include "schema/schema_store.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator {

/// Reports schemas that no value can satisfy because of what their parts are (warning): each
/// alternative is refused, a required property is, an array must have items that are, or no integer
/// is within the bounds. To be called when references lead somewhere and schemas are merged; what
/// was found to be `false` by then has been reported. `false` itself, and `not: {}`, which is how
/// 3.0 says it, are meant.
void check_satisfiable(const SchemaStore& store, Diagnostics& diagnostics);

}  // namespace specgen::generator

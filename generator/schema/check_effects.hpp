#pragma once

#include "schema/schema_store.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator {

/// Warns about what stands in a schema, before any are merged, and does not do what it seems to:
/// keywords of types that the schema excludes (JSON Schema 2020-12 core, section 7.6.1: they then
/// assert nothing), formats that differ from a known one only in how they are written, and patterns
/// in slashes.
void check_effects(const SchemaStore& store, Diagnostics& diagnostics);

}  // namespace specgen::generator

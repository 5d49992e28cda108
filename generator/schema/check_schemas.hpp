#pragma once

#include "schema/schema_store.hpp"
#include "schema/value_checker.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator {

/// Reports what shows only once all schemas are read: references and allOf that lead back to
/// themselves, members of allOf that contradict each other, defaults, examples and enum values
/// (warning) that their schema refuses, required names that are no properties (warning),
/// and objects that would have to contain themselves for ever (warning).
/// Such defaults, and enum values that can never match, are taken out.
void check_schemas(SchemaStore& store, ValueChecker& checker, Diagnostics& diagnostics);

}  // namespace specgen::generator

#pragma once

#include "schema/schema_store.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator {

/// Reports references and combinations that lead back to themselves, and chains of more than 500
/// (errors; they are cut, so that everything later ends), and objects that must contain themselves
/// for ever (warning).
void check_cycles(SchemaStore& store, Diagnostics& diagnostics);

}  // namespace specgen::generator

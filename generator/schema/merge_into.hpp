#pragma once

#include "schema/schema.hpp"
#include "schema/schema_store.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator {

/// Whether a schema says nothing about values beside its `ref` and `all_of`.
bool asserts_nothing_itself(const Schema& schema);

/// Makes `merged` the conjunction of itself and `part`; neither has `ref` or `all_of`. What cannot
/// be said in one schema is beyond_typed in it.
void merge_into(Schema& merged, const Schema& part, SchemaStore& store);

/// Call once all parts are merged: intersects `enum` and `const` with the types, leaves out what
/// can never be, and reports a conjunction that no value satisfies (`boolean` is false then).
void finish_merge(Schema& merged, Diagnostics& diagnostics);

}  // namespace specgen::generator

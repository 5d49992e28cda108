#pragma once

#include "schema/schema.hpp"
#include "schema/schema_store.hpp"

namespace specgen::generator {

/// A schema for "both", which travels one way where one of them does; nullptr, as argument and
/// answer, stands for one that allows anything. A new one lives in the store; the same two give the
/// same.
const Schema* both(const Schema* a, const Schema* b, SchemaStore& store);

/// Whether it is `true`, or a schema that states nothing.
bool allows_anything(const Schema& schema);

/// Whether it is `false`.
bool refuses_everything(const Schema& schema);

}  // namespace specgen::generator

#pragma once

#include "schema/schema.hpp"
#include "schema/schema_store.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator {

/// What `schema` asserts as one schema without `ref` and `all_of`: the conjunction of its own
/// keywords, of what it refers to, and of every member of `allOf`.
///
/// - A schema without `ref` and `all_of` is its own answer.
/// - A schema that only refers (`$ref`, or `allOf` with a single member, beside annotations such as
///   `description` or `default`) gives what its target gives, so that a component keeps its
///   identity: read annotations from the schema you asked about, then from the answer.
/// - Otherwise a new schema: tightest bounds, all patterns, types and enums intersected, `required`
///   and properties united. A property that two members declare, and one that another member's
///   `additionalProperties` constrains, has a schema with `all_of` in turn. Properties that some
///   member forbids are left out; `additional_properties` then refuses them.
///
/// Only the schema itself is merged; ask again for its properties, items and so on, which is why
/// recursion through them is harmless. Answers are cached in the store. What no value can satisfy
/// is a warning in `diagnostics`, once, and gives a schema with `boolean == false`.
const Schema* merge(const Schema& schema, SchemaStore& store, Diagnostics& diagnostics);

}  // namespace specgen::generator

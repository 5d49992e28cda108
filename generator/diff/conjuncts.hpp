#pragma once

#include <vector>

#include "schema/schema.hpp"

namespace specgen::generator {

/// The schemas of which a schema is the conjunction, itself first: what it refers to and the
/// members of its `allOf`, and theirs.
std::vector<const Schema*> conjuncts(const Schema& schema);

/// The default that a schema states, itself or through its conjuncts; nullptr: none.
const LocatedValue* default_of(const Schema* schema);

bool is_deprecated(const Schema* schema);

}  // namespace specgen::generator

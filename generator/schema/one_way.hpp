#pragma once

#include <map>
#include <string_view>

#include "schema/schema.hpp"
#include "specgen/side.hpp"

namespace specgen::generator {

/// The messages in which a property travels: what is `readOnly` in responses, what is `writeOnly`
/// in requests (OpenAPI 3.1, section 4.8.24.2), whether the property's schema says so, what that
/// refers to, or a member of its `allOf`. `readOnly` wins over `writeOnly`, which may not be beside
/// it.
///
/// Looks at 500 schemas at most, more than any document combines in one, so that a hostile one does
/// not take long.
Side travels_in(const Schema& property);

/// Properties that travel one way, and which; their names stand in the schema, which must outlive
/// it.
using OneWayProperties = std::map<std::string_view, Side>;

/// Those of the schema as a conjunction: its own, and those of what it refers to and of its
/// `allOf`.
OneWayProperties one_way_properties(const Schema& schema);

/// Of `properties`, those that `part` of the same conjunction requires without knowing them to
/// travel one way.
OneWayProperties unknown_to(const Schema& part, const OneWayProperties& properties);

}  // namespace specgen::generator

#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "specgen/json/element.hpp"
#include "specgen/json/input.hpp"
#include "specgen/schema/schema.hpp"

namespace specgen::schema {

/// Whether the value satisfies the schema. Stops at the first rule that it breaks, and allocates
/// only for what is large: objects of more than 128 properties, `uniqueItems`, arrays and objects
/// in `enum`.
///
/// Both functions may be called from any thread, and are bounded on any value: one that takes more
/// than ten million steps, which some schemas allow hostile values to take, or one whose schemas
/// nest deeper than 1,500 while it is checked, does not match.
bool matches(const Schema& schema, const json::Element& value, Side side = Side::kRequests);

/// Adds a violation for each rule that the value breaks, in the words of the decoders: with the
/// keyword, at the place of the part that breaks it. `anyOf`, `oneOf`, `not` and `propertyNames`
/// give one violation each, which names the reason; where a discriminator tells the alternative,
/// its violations stand for it.
void check(const Schema& schema, const json::Input& in);

/// Which of the schemas the value matches. Where several are, as `anyOf` allows, the one that says
/// something of most of an object's members, which are those that its struct keeps; of equal ones
/// the first.
std::optional<std::size_t> find_match(std::span<const Schema* const> alternatives,
                                      const json::Element& value, Side side = Side::kRequests);

}  // namespace specgen::schema

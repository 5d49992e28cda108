#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.hpp"

namespace specgen::generator {

/// What a change of a schema does to the set of values that satisfy it.
enum class Shift { kSame, kNarrower, kWider, kDifferent };

/// A difference between two schemas that is not inside of their parts.
struct KeywordChange {
  Shift shift = Shift::kDifferent;
  std::string what;
};

/// "'maxLength' is 5, was 10".
std::string is_was(std::string_view keyword, const std::string& now, const std::string& before);

/// Compares what two schemas without `$ref` and allOf assert by themselves: types, values, bounds,
/// patterns, formats. `required` and all keywords that hold schemas are left to others.
/// The types are those of the values that satisfy each schema (admitted_types.hpp).
std::vector<KeywordChange> compare_keywords(const Schema& before, TypeSet old_types,
                                            const Schema& after, TypeSet new_types);

/// A value as JSON in which equal values read the same: 1.0 as 1, members in the order of names.
std::string canonical_text(const LocatedValue& value);

}  // namespace specgen::generator

#pragma once

#include <cstdint>
#include <optional>
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

/// Compares what two schemas without `$ref` and allOf assert by themselves: types, values, bounds,
/// patterns, formats. `required` and all keywords that hold schemas are left to others.
std::vector<KeywordChange> compare_keywords(const Schema& before, const Schema& after);

/// A value as JSON in which equal values read the same: 1.0 as 1, members in the order of names.
std::string canonical_text(const LocatedValue& value);

/// Compares a keyword that bounds a count from below (`lower`) or above.
void compare_counts(std::string_view keyword, const std::optional<std::uint64_t>& before,
                    const std::optional<std::uint64_t>& after, bool lower,
                    std::vector<KeywordChange>& changes);

}  // namespace specgen::generator

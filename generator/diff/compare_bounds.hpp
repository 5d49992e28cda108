#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "diff/compare_keywords.hpp"

namespace specgen::generator {

/// Compares what bounds numbers, lengths, and the sizes of arrays and objects, where both sides
/// have values of that type; `types` are those that both have.
void compare_bounds(const Schema& before, const Schema& after, TypeSet types,
                    std::vector<KeywordChange>& changes);

/// Compares a keyword that bounds a count from below (`lower`) or above.
void compare_counts(std::string_view keyword, const std::optional<std::uint64_t>& before,
                    const std::optional<std::uint64_t>& after, bool lower,
                    std::vector<KeywordChange>& changes);

}  // namespace specgen::generator

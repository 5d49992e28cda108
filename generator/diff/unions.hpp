#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "schema/schema.hpp"

namespace specgen::generator {

// What a merged schema (schema/merge.hpp) is made of, so that the same written in two ways is seen
// to be the same.

/// Whether null is all that it takes.
bool is_null(const Schema& merged);

/// How many lists of alternatives a schema has, with its `$ref` and allOf. Merging keeps one of
/// each keyword, so that only where there is one the merged schema tells all.
std::size_t alternative_lists(const Schema& origin);

/// Whether nothing but `oneOf` or `anyOf`, and perhaps `type`, decides about values.
bool is_typed_union(const Schema& merged);

/// Whether nothing but `oneOf` or `anyOf` decides about values.
bool is_union(const Schema& merged);

/// Whether types decide whether it takes null, so that null can be told apart from the rest.
bool is_typed(const Schema& merged);

/// The values of a schema that lists them, of which reading has left none that its other keywords
/// refuse; nothing where it does not list them.
std::optional<std::vector<LocatedValue>> listed_values(const Schema& merged);

/// The values, without repeats, of alternatives that do no more than list them. Nothing where they
/// do more, or where two that are exclusive (`oneOf`) list the same.
std::optional<std::vector<LocatedValue>> values_of_all(const std::vector<const Schema*>& merged,
                                                       bool exclusive);

/// The types of alternatives that do no more than name them; nothing as above.
std::optional<TypeSet> types_of_all(const std::vector<const Schema*>& merged, bool exclusive);

}  // namespace specgen::generator

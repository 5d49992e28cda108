#pragma once

#include <cstddef>

#include "source/node.hpp"

namespace specgen::generator {

/// Whether both are the same JSON value: members in any order, numbers by their text.
bool are_equal(const Node& a, const Node& b);

/// Equal for equal values. Takes time linear in the value's size.
std::size_t hash_value(const Node& node);

}  // namespace specgen::generator

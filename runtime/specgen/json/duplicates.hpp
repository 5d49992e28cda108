#pragma once

#include <cstddef>
#include <cstdint>

#include "specgen/json/element.hpp"
#include "specgen/json/path.hpp"
#include "specgen/violations.hpp"

namespace specgen::json {

/// Reports each member, at any depth below `root`, whose name its object has already: keyword
/// "duplicateKey". Linear for small objects, n log n for large ones, whatever their names.
void check_duplicates(const Element& root, const Path& at, Violations& violations);

/// Whether it would report any.
bool has_duplicates(const Element& root);

}  // namespace specgen::json

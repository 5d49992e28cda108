#pragma once

#include <string>
#include <vector>

#include "diff/change.hpp"

namespace specgen::generator {

bool has_breaking(const std::vector<OperationChanges>& changes);

/// The changes for people, an operation a paragraph, with a summary at the end.
std::string changes_as_text(const std::vector<OperationChanges>& changes);

/// An array of objects, one line each: `impact`, `operation`, `handler`, `part`, `pointer`,
/// `message`, and `before` and `after` with `file`, `line`, `column`, `pointer`. Fields for which
/// there is nothing to say are left out. `[]` when nothing changed.
std::string changes_as_json(const std::vector<OperationChanges>& changes);

}  // namespace specgen::generator

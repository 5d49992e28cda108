#pragma once

#include <vector>

#include "diff/change.hpp"
#include "openapi/document.hpp"

namespace specgen::generator {

/// Which hosts came and went. That breaks nobody as far as a document tells: a host is a matter of
/// deployment, and the old name may well go on being answered.
std::vector<Change> compare_servers(const Document& before, const Document& after);

/// The first server, which gives the base path; without a line where there is none.
Location place_of_servers(const Document& document);

}  // namespace specgen::generator

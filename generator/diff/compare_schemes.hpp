#pragma once

#include <vector>

#include "diff/change.hpp"
#include "openapi/document.hpp"

namespace specgen::generator {

/// What changed about where clients get the credentials of the security schemes that operations of
/// both documents ask for: URLs, and the flows and scopes of OAuth 2. Where credentials are sent,
/// compare_security() tells.
std::vector<Change> compare_schemes(const Document& before, const Document& after);

}  // namespace specgen::generator

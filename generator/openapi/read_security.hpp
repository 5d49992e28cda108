#pragma once

#include "openapi/reading.hpp"

namespace specgen::generator {

/// Section 4.8.27. nullopt, with an error, when it cannot be used.
std::optional<SecurityScheme> read_security_scheme(const Member& member, Reading& reading);

/// Section 4.8.30: a list of requirements, one of which must be met. Call after the document's
/// schemes were read, so that their names can be checked.
std::vector<SecurityRequirement> read_security(const Node& node, Reading& reading);

}  // namespace specgen::generator

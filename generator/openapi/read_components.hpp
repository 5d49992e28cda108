#pragma once

#include "openapi/reading.hpp"

namespace specgen::generator {

/// Section 4.8.7, the security schemes only: operations need their names.
void read_security_schemes(const Node& components, Reading& reading);

/// Section 4.8.7: reads all schemas, and checks what nobody may have referred to.
void read_components(const Node& components, Reading& reading);

/// Warns about components that nothing refers to. Call after everything else was read.
void check_unused_components(const Node& components, Reading& reading);

}  // namespace specgen::generator

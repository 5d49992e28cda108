#pragma once

#include "openapi/reading.hpp"

namespace specgen::generator {

/// OpenAPI 3.1, sections 4.8.2 to 4.8.4: who offers the API.
void read_info(const Node& node, Reading& reading);

/// Sections 4.8.5 and 4.8.6. The URLs have their variables replaced by the defaults and no slash at
/// the end.
std::vector<Server> read_servers(const Node& node, Reading& reading);

/// Section 4.8.22.
void read_tags(const Node& node, Reading& reading);

/// Section 4.8.11.
void check_external_docs(const Node& node, Reading& reading);

}  // namespace specgen::generator

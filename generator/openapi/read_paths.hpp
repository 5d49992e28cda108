#pragma once

#include "openapi/reading.hpp"

namespace specgen::generator {

/// Sections 4.8.8 to 4.8.10: adds the operations of all paths to the document.
void read_paths(const Node& node, Reading& reading);

/// Webhooks, callbacks and path items that stand in `components`: checked as others are, but the
/// server does not serve them.
void check_path_item(const Node& node, Reading& reading);

}  // namespace specgen::generator

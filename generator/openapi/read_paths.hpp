#pragma once

#include <string>
#include <vector>

#include "openapi/document.hpp"
#include "openapi/reading.hpp"

namespace specgen::generator {

/// Sections 4.8.8 to 4.8.10: adds the operations of all paths to the document.
void read_paths(const Node& node, Reading& reading);

/// Adds the operations of a webhook or callback to `out`, those of each path item once. `url` is a
/// callback's.
void read_outgoing(const Node& node, const std::string& event, const std::string& url,
                   std::vector<Operation>& out, Reading& reading);

/// Callbacks and path items that stand in `components`: checked as others are, but nothing is made
/// of them unless something refers to them.
void check_path_item(const Node& node, Reading& reading);

}  // namespace specgen::generator

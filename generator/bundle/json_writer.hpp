#pragma once

#include <string>

#include "source/node.hpp"

namespace specgen::generator {

/// The value as JSON, a member or item a line. Numbers stay as they were written.
std::string to_json_text(const Node& node);

}  // namespace specgen::generator

#pragma once

#include <string>

#include "source/node.hpp"

namespace specgen::generator {

/// The value as YAML in block style that readers of YAML 1.1 and 1.2 understand alike: strings
/// that either would take for something else are quoted, those of several lines are literal
/// blocks. Numbers stay as they were written.
std::string to_yaml_text(const Node& node);

}  // namespace specgen::generator

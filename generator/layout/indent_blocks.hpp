#pragma once

#include <string>
#include <string_view>

namespace specgen::generator::layout {

/// Statements on lines of their own, indented by two columns for each block that they are in. A
/// block's braces end and begin lines: "if (x) {", "} else {", "}".
std::string indent_blocks(std::string_view statements);

}  // namespace specgen::generator::layout

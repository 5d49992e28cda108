#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/tokens.hpp"

namespace specgen::generator::layout {

/// Appends a line of C++ to `out`, without a line end behind it, on as many lines as it needs.
/// `indent` is the line's own indentation; `code` is what follows it.
void break_line(std::string_view code, std::size_t indent, std::string& out);

}  // namespace specgen::generator::layout

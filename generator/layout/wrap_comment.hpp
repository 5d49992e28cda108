#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace specgen::generator::layout {

/// Appends a `//` comment that has its lines for itself, on as many as it needs; words stay whole.
void wrap_comment(std::string_view comment, std::size_t indent, std::string& out);

}  // namespace specgen::generator::layout

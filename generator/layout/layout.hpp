// layout/ gives emitted C++ its final line breaks.
#pragma once

#include <string>
#include <string_view>

namespace specgen::generator::layout {

/// How many columns a line may have, as in the project's own style.
inline constexpr std::size_t kMaxColumns = 100;

/// C++ as templates emit it, with lines broken where they are too long. Templates and the plan give
/// every statement its indentation; the layout only continues statements on further lines, splits
/// long string literals, wraps comments, and tidies blank lines and the blanks inside of braces.
/// What has no place to break stays long. Preprocessor lines, block comments and raw strings of
/// several lines are copied as they are. The tokens of the text stay the same, but for string
/// literals that become several. Columns are code points. Takes linear time.
std::string lay_out(std::string_view text);

}  // namespace specgen::generator::layout

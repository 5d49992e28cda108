#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace specgen::generator::layout {

/// A string literal as several that have the same value, of at most `columns` each, the last with
/// room for `tail` columns behind it. Cut behind blanks where there are some, never inside of an
/// escape or a character. Raw and prefixed literals stay whole.
std::vector<std::string> split_literal(std::string_view literal, std::size_t columns,
                                       std::size_t tail);

}  // namespace specgen::generator::layout

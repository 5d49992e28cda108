#pragma once

#include <string_view>

namespace specgen::generator::plan {

/// Whether a lower-case name can't be used as an identifier: a C++ keyword or alternative token, a
/// macro of the C, POSIX or glibc headers, or a name that emitted code needs for itself.
bool is_reserved_name(std::string_view name);

}  // namespace specgen::generator::plan

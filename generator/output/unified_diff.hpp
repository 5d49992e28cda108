#pragma once

#include <string>
#include <string_view>

namespace specgen::generator {

/// The difference of two texts in the unified format, three lines of context; empty for equal ones.
/// A name of "/dev/null" stands for a file that is not there.
std::string unified_diff(std::string_view before, std::string_view after,
                         const std::string& before_name, const std::string& after_name);

}  // namespace specgen::generator

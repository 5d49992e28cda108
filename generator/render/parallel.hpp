#pragma once

#include <cstddef>
#include <functional>

namespace specgen::generator {

/// Calls `work` with each number below `count`, on all cores where there is enough to do. Throws
/// what the call with the lowest number threw; other calls may have been made nevertheless.
void for_each_index(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace specgen::generator

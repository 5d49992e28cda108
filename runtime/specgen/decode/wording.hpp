#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace specgen {

/// "1 character", "8 characters".
inline std::string count_of(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count).append(" ").append(count == 1 ? one : many);
}

}  // namespace specgen

#pragma once

#include <string>
#include <string_view>

namespace specgen::generator {

/// The SHA-256 digest as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace specgen::generator

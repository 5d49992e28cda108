#pragma once

#include <string_view>
#include <vector>

#include "openapi/reading.hpp"

namespace specgen::generator {

/// Section 4.8.15: how properties of a form stand in a body. `encodings` is the value of
/// `encoding`. What has no meaning for this media type is left out, with a warning.
std::vector<PropertyEncoding> read_encodings(const Node& encodings, std::string_view media_type,
                                             Reading& reading);

}  // namespace specgen::generator

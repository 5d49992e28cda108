#pragma once

#include <string>
#include <string_view>

namespace specgen::generator {

/// A string on one line of a YAML block: plain where YAML 1.1 and 1.2 read it as that string, else
/// in single quotes, or in double quotes where something has to be escaped.
std::string yaml_string(std::string_view text);

/// Whether the string can be a literal block (`|`): it has several lines, and nothing that such a
/// block cannot hold.
bool fits_literal_block(std::string_view text);

}  // namespace specgen::generator

#pragma once

#include <string>
#include <string_view>

namespace specgen {

/// How a header's value is written (OpenAPI 3.1, section 4.8.21): in the style "simple", exploded
/// or not, or as JSON.
enum class HeaderForm { kSimple, kExploded, kJson };

/// The text of the header `name` whose value is this JSON; null is nothing. The style escapes
/// nothing: std::invalid_argument is thrown where a part would be read as something else, as it has
/// a separator in it or spaces at its ends, or is an empty string alone.
std::string header_text(std::string_view name, HeaderForm form, std::string_view json);

}  // namespace specgen

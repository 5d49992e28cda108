#pragma once

#include <string>
#include <string_view>

namespace specgen {

/// How a header's value is written (OpenAPI 3.1, section 4.8.21): in the style "simple", exploded
/// or not, or as JSON.
enum class HeaderForm { kSimple, kExploded, kJson };

/// The text of a header whose value is this JSON. The style escapes nothing.
std::string header_text(HeaderForm form, std::string_view json);

}  // namespace specgen

#pragma once

#include <string>
#include <string_view>

namespace specgen::generator {

/// What to write instead, where a regular expression has this fault because it is of another
/// dialect than ECMA-262, which JSON Schema takes (2020-12 core, section 6.4); else empty.
std::string dialect_hint(std::string_view regex, std::string_view fault);

}  // namespace specgen::generator

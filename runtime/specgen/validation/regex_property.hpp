#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace specgen {

/// PCRE2's name for a Unicode property as ECMA-262 writes it within `\p{…}`: "Script=Greek",
/// "General_Category=Letter", "Lu", "Alphabetic". Nothing where it cannot be one.
std::optional<std::string> regex_property(std::string_view property);

}  // namespace specgen

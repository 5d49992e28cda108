#pragma once

#include <string>
#include <string_view>

namespace specgen::generator::plan {

/// The enumerator of specgen::Format for a format that is checked: "kEmail" for "email". Empty for
/// names that are annotations only.
std::string format_enumerator(std::string_view format);

/// Whether a string without characters is of the format with this enumerator; empty is no format.
bool takes_nothing(std::string_view enumerator);

}  // namespace specgen::generator::plan

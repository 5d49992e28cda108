#pragma once

#include <string>
#include <string_view>

#include "specgen/json/path.hpp"
#include "specgen/parameters/spec.hpp"
#include "specgen/violations.hpp"

namespace specgen {

/// Appends the JSON that `text`, already percent-decoded, stands for. Numbers are strict: the whole
/// text must be one JSON number. Nothing is null where the kind has that. False, with a violation
/// "type" at `at`, where it is not of the kind.
bool append_text_value(std::string_view text, TextKind kind, const json::Path& at,
                       Violations& violations, std::string& json);

}  // namespace specgen

#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.hpp"

namespace specgen::roundtrip {

using Json = nlohmann::ordered_json;

/// Strings that a merged schema may allow, the likeliest first.
std::vector<Json> strings_for(const generator::Schema& merged);

/// Numbers that a merged schema may allow: its bounds and what lies beside them, and usual ones.
std::vector<Json> numbers_for(const generator::Schema& merged);

/// A text that a regular expression may match: each part of it once, or as often as it must be.
/// Looks at no assertions but anchors; whoever needs a match tries it.
std::string text_like(std::string_view pattern);

}  // namespace specgen::roundtrip

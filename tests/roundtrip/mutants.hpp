#pragma once

#include <nlohmann/json.hpp>
#include <vector>

namespace specgen::roundtrip {

using Json = nlohmann::ordered_json;

/// The value with one change each: a part replaced, taken away, added, or given twice. At most so
/// many, from all over the value.
std::vector<Json> mutants_of(const Json& value, std::size_t most);

}  // namespace specgen::roundtrip

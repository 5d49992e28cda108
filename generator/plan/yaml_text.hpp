#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace specgen::generator::plan {

/// The value as pretty JSON that a person can read and a C++ raw literal can carry: invisible
/// characters are escaped.
std::string json_text(const nlohmann::ordered_json& value);

/// The same as YAML 1.2 in block style. Strings that YAML would read as something else are quoted.
std::string yaml_text(const nlohmann::ordered_json& value);

}  // namespace specgen::generator::plan

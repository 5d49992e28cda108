#pragma once

#include <string>
#include <string_view>

#include "openapi/document.hpp"

namespace specgen::generator::plan {

/// "POST"
std::string_view method_text(Method method);

/// The enumerator of specgen::http::Method: "kPost".
std::string_view method_enumerator(Method method);

/// Those of specgen::Lane, ParameterIn and ParameterStyle.
std::string lane_enumerator(Lane lane);
std::string in_enumerator(ParameterIn in);
std::string style_enumerator(Style style);

}  // namespace specgen::generator::plan

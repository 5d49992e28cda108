#pragma once

#include <string_view>

#include "openapi/document.hpp"

namespace specgen::generator::plan {

/// "POST"
std::string_view method_text(Method method);

/// The enumerator of specgen::http::Method: "kPost".
std::string_view method_enumerator(Method method);

}  // namespace specgen::generator::plan

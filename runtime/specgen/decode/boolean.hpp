#pragma once

#include "specgen/json/input.hpp"

namespace specgen {

void decode_boolean(const json::Input& in, bool& out);

/// For a schema that allows null only.
void decode_null(const json::Input& in);

}  // namespace specgen

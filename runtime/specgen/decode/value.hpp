#pragma once

#include <span>

#include "specgen/json/input.hpp"
#include "specgen/value.hpp"

namespace specgen {

/// Takes any JSON value. An integer beyond 64 bits is a violation "format": it could not be kept.
void decode_value(const json::Input& in, Value& out);

/// "enum" or "const" over values that are not all strings: the value must equal one of `allowed`.
void check_enum(const json::Input& in, std::span<const Value> allowed);

}  // namespace specgen

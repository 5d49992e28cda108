#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "schema/schema.hpp"

namespace specgen::generator {

/// The first rule of a schema that a value breaks.
struct Mismatch {
  std::string pointer;  ///< Of the part of the value, from its root (RFC 6901); "" is the root.
  std::string keyword;  ///< "minLength", "required", …
  std::string message;  ///< "must have at least 8 characters"
};

/// Checks a JSON value against a schema. Known formats are asserted. Integers beyond 64 bits and
/// decimal fractions are compared exactly as written by nlohmann (shortest form).
std::optional<Mismatch> validate(const nlohmann::ordered_json& value, const Schema& schema);

}  // namespace specgen::generator

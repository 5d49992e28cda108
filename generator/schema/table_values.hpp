#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "schema/tables.hpp"
#include "specgen/validation/format.hpp"

namespace specgen::generator::tables {

/// A JSON number token as a bound.
Bound to_bound(std::string_view token);
std::optional<Bound> to_bound(const std::optional<std::string>& token);

Multiple to_multiple(std::string_view token);

Literal to_literal(const nlohmann::ordered_json& value);

/// What the name says about numbers.
NumberFormat to_number_format(std::string_view format);

/// Whether a format refuses any string.
bool asserts(Format format);

}  // namespace specgen::generator::tables

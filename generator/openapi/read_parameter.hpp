#pragma once

#include <string>
#include <utility>

#include "openapi/reading.hpp"

namespace specgen::generator {

/// Section 4.8.12. nullopt, with an error, when it cannot be used; also, with a warning, for the
/// header fields that OpenAPI takes out of the parameters (Accept, Content-Type, Authorization).
std::optional<Parameter> read_parameter(const Node& node, Reading& reading);

/// A list of parameters, none twice. What cannot be used is left out.
std::vector<Parameter> read_parameters(const Node& node, Reading& reading);

/// Reads `schema`, `content`, `example` and `examples` of a parameter or header, of which the first
/// two exclude each other. Returns the schema.
const Schema* read_schema_or_content(ObjectReader& object, Reading& reading);

/// What tells parameters of one operation apart: letter case does not matter to headers.
std::pair<ParameterIn, std::string> parameter_key(const Parameter& parameter);

/// Whether `content` describes a parameter or header by a JSON media type (OpenAPI 3.1,
/// section 4.8.12.2.2).
bool is_described_as_json(const Node& node);

/// Reads `style` into a parameter whose place is known; an error where that place does not have it.
void read_style(const Node& node, Parameter& parameter, Reading& reading);

}  // namespace specgen::generator

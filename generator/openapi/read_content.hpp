#pragma once

#include "openapi/reading.hpp"

namespace specgen::generator {

/// Section 4.8.14: what bodies of each media type look like. `content` is the value of that field.
std::vector<MediaType> read_content(const Node& content, Reading& reading);

/// Section 4.8.13. nullopt, with an error, when it cannot be used.
std::optional<RequestBody> read_request_body(const Node& node, Reading& reading);

/// Reads `example` and `examples` of an object that has a schema, for a check against it.
void read_examples(ObjectReader& object, const Schema* schema, Reading& reading);

/// Section 4.8.19; adds its value to what is checked against `schema`, where that is given.
void read_example(const Node& node, const Schema* schema, Reading& reading);

}  // namespace specgen::generator

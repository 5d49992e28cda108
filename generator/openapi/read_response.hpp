#pragma once

#include "openapi/reading.hpp"

namespace specgen::generator {

/// Section 4.8.16, the responses of an operation.
std::vector<Response> read_responses(const Node& node, Reading& reading);

/// Section 4.8.17. `response.status` is left to the caller.
std::optional<Response> read_response(const Node& node, Reading& reading);

/// A mapping of names to Header Objects (section 4.8.21).
std::vector<ResponseHeader> read_headers(const Node& node, Reading& reading);

std::optional<ResponseHeader> read_header(const Node& node, Reading& reading);

/// Section 4.8.20. nullopt, with an error, when it cannot be used.
std::optional<Link> read_link(const Node& node, Reading& reading);

}  // namespace specgen::generator

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "openapi/document.hpp"
#include "schema/value_checker.hpp"
#include "source/diagnostics.hpp"
#include "source/node.hpp"

namespace specgen::generator {

/// Reports what the document already decides otherwise about a request of an edge case: an expected
/// status that the operation does not declare, and a body that its schema refuses although the case
/// expects what only a valid one can get. `input` is the body's value, where it is known before a
/// run; `values` judges it. Also finds which strings must be fresh when the request is repeated.
void check_request(const Node& node, const Document& document, EdgeRequest& request,
                   const std::optional<nlohmann::ordered_json>& input, ValueChecker& values,
                   Diagnostics& diagnostics);

/// The schema of the response with that status; nullptr when none tells.
const Schema* find_response_schema(const Operation& operation, int status);

}  // namespace specgen::generator

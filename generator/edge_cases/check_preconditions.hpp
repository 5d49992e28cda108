#pragma once

#include <string>

#include "openapi/document.hpp"
#include "schema/value_checker.hpp"
#include "source/diagnostics.hpp"
#include "source/node.hpp"

namespace specgen::generator {

/// Reports what a server would refuse before it calls the handler, in a case that expects what only
/// the handler answers: a media type that the operation does not take, a required parameter that is
/// not sent, one that its schema refuses, credentials that are missing. Values that only a run
/// tells, and parameters that are arrays or objects, are let pass. `subject` starts the messages:
/// "this case expects 201, but POST /pets".
void check_preconditions(const Node& node, const Document& document, const EdgeRequest& request,
                         const std::string& subject, ValueChecker& values,
                         Diagnostics& diagnostics);

}  // namespace specgen::generator

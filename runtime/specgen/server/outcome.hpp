#pragma once

#include <variant>

#include "specgen/http/response.hpp"
#include "specgen/server/problem.hpp"

namespace specgen {

/// "Ask me again where I may block": allowed only while `!context.may_block()`.
struct NeedsBlocking {};

/// What serving gave: a response, an error for the mapper, or the wish to run where blocking is
/// allowed (the operation then runs again from its start on the worker lane).
using Outcome = std::variant<http::Response, Problem, NeedsBlocking>;

}  // namespace specgen

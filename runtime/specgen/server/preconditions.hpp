#pragma once

#include <cstddef>
#include <optional>

#include "specgen/server/operation.hpp"

namespace specgen {

/// Which of the operation's media types a request uses and wants.
struct MediaChoice {
  std::size_t consumes = 0;
  std::size_t produces = 0;
};

/// What an operation asks of a request before its content matters: an acceptable response (406), a
/// content type it knows (415), a body where one is required (400). `streamed`: the body is not in
/// the request, but there is one.
std::optional<Problem> check_preconditions(const Operation& operation, const http::Request& request,
                                           MediaChoice& choice, bool streamed = false);

}  // namespace specgen

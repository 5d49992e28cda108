#pragma once

#include "specgen/server/problem.hpp"

namespace auth {

/// Gives the errors of the layers before the handlers the shape that the handlers' own have:
/// ErrorResponse of the spec.
class ErrorResponseMapper final : public specgen::ErrorMapper {
 public:
  specgen::http::Response map(const specgen::Problem& problem) const override;
};

}  // namespace auth

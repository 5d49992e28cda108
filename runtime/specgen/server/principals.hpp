#pragma once

#include <memory>
#include <vector>

#include "specgen/server/principal.hpp"

namespace specgen {

/// Those for whom one request speaks.
struct Principals {
  /// One for each requirement of the alternative that was satisfied; none is null.
  std::vector<std::shared_ptr<const Principal>> all;
};

}  // namespace specgen

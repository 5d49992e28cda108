#pragma once

#include <functional>

#include "specgen/server/server.hpp"

namespace auth {

/// Adds what stands beside the spec: /health/live and /health/ready, and the spec itself as
/// /openapi.json and /openapi.yaml. `is_ready` is asked on I/O threads and must not block.
void add_auxiliary_routes(specgen::Server& server, std::function<bool()> is_ready);

}  // namespace auth

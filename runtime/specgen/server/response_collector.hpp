#pragma once

#include "specgen/function_ref.hpp"
#include "specgen/server/outcome.hpp"
#include "specgen/server/response_writer.hpp"

namespace specgen {

/// Collects what a ResponseWriter is told.
class ResponseCollector {
 public:
  /// What `write` has written. Lets its exceptions pass.
  static Outcome collect(FunctionRef<void(ResponseWriter&)> write);
};

}  // namespace specgen

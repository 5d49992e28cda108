#pragma once

// Not part of context.hpp, because <chrono> is more than all that handlers otherwise compile.

#include <chrono>

namespace specgen {

class RequestContext;

/// When the answer to a request stops being useful; `time_point::max()` on the inline lane.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  static Clock::time_point of(const RequestContext& context);
  /// For the server.
  static void set(RequestContext& context, Clock::time_point deadline);
};

}  // namespace specgen

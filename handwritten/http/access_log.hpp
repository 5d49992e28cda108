#pragma once

#include "logging/log.hpp"
#include "specgen/server/observer.hpp"

namespace auth {

/// A log line for every response and every fault. What it holds is known not to identify anybody:
/// no body, no query, no token, no address of a client.
class AccessLog final : public specgen::Observer {
 public:
  /// With `responses` off, only server errors and faults are written.
  AccessLog(Log& log, bool responses) : log_(log), responses_(responses) {}

  void on_response(const specgen::AccessRecord& record) override;
  void on_error(const specgen::ErrorRecord& record) override;

 private:
  Log& log_;
  const bool responses_;
};

}  // namespace auth

#pragma once

#include <set>
#include <string>
#include <utility>

#include "specgen/testing/spec.hpp"

namespace specgen::testing {

/// Which of the responses that a spec declares have been seen. Not thread-safe.
class Coverage {
 public:
  void record(const OperationSpec& operation, int status);

  /// "12 of 14 declared responses were seen; not seen:", then a line for each operation:
  /// "  spec/auth_spec.yaml:90: login 401 default".
  std::string summary(const ApiSpec& api) const;

 private:
  std::set<std::pair<std::string, int>> seen_;  // operation id, ResponseSpec::status
};

}  // namespace specgen::testing

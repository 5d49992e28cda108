#pragma once

#include <optional>
#include <string>

#include "specgen/testing/coverage.hpp"
#include "specgen/testing/edge_case.hpp"
#include "specgen/testing/spec.hpp"
#include "specgen/testing/target.hpp"

namespace specgen::testing {

struct RunnerOptions {
  std::size_t concurrent_rounds = 5;
};

/// Runs edge cases against a target.
class Runner {
 public:
  Runner(const ApiSpec& api, Target& target, RunnerOptions options = {});

  /// Runs one case. Returns the report of what is wrong, or nullopt. The report says what was
  /// expected, what came, the curl command and what the server wrote meanwhile.
  std::optional<std::string> run(const EdgeCase& edge_case);

  const Coverage& coverage() const { return coverage_; }

 private:
  const ApiSpec& api_;
  Target& target_;
  RunnerOptions options_;
  Coverage coverage_;
};

}  // namespace specgen::testing

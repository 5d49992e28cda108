#include "specgen/testing/coverage.hpp"

#include <cstddef>

namespace specgen::testing {
namespace {

std::string status_name(int status) {
  if (status == 0) return "default";
  return status < 10 ? std::to_string(status) + "XX" : std::to_string(status);
}

}  // namespace

void Coverage::record(const OperationSpec& operation, int status) {
  if (const ResponseSpec* response = find_response(operation, status)) {
    seen_.emplace(std::string(operation.id), response->status);
  }
}

std::string Coverage::summary(const ApiSpec& api) const {
  std::size_t declared = 0;
  std::string missing;
  for (const OperationSpec& operation : api.operations) {
    std::string statuses;
    for (const ResponseSpec& response : operation.responses) {
      ++declared;
      if (!seen_.contains({std::string(operation.id), response.status})) {
        statuses += " " + status_name(response.status);
      }
    }
    if (!statuses.empty()) {
      missing.append("\n  ").append(operation.source).append(": ").append(operation.id);
      missing += statuses;
    }
  }
  std::string text = std::to_string(seen_.size()) + " of " + std::to_string(declared) +
                     " declared responses were seen";
  return missing.empty() ? text : text + "; not seen:" + missing;
}

}  // namespace specgen::testing

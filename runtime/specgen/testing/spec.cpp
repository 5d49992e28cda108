#include "specgen/testing/spec.hpp"

namespace specgen::testing {
namespace {

const ResponseSpec* find_entry(const OperationSpec& operation, int status) {
  for (const ResponseSpec& response : operation.responses) {
    if (response.status == status) return &response;
  }
  return nullptr;
}

}  // namespace

const ResponseSpec* find_response(const OperationSpec& operation, int status) {
  if (const ResponseSpec* exact = find_entry(operation, status)) return exact;
  if (const ResponseSpec* range = find_entry(operation, status / 100)) return range;
  return find_entry(operation, 0);
}

const OperationSpec* find_operation(const ApiSpec& api, std::string_view id) {
  for (const OperationSpec& operation : api.operations) {
    if (operation.id == id) return &operation;
  }
  return nullptr;
}

std::vector<OperationSpec> joined(std::initializer_list<std::vector<OperationSpec>> parts) {
  std::vector<OperationSpec> all;
  for (const std::vector<OperationSpec>& part : parts) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace specgen::testing

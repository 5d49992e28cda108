#include "plan/handler_names.hpp"

#include "plan/enumerators.hpp"
#include "plan/names.hpp"

namespace specgen::generator::plan {

std::string handler_source(const Operation& operation) {
  if (!operation.operation_id.empty()) return operation.operation_id;
  if (!operation.event.empty()) return operation.event;
  return std::string(method_text(operation.method)) + " " + operation.path;
}

std::vector<std::string> handler_names(const std::vector<Operation>& operations) {
  std::vector<std::string> names;
  NameScope functions;
  for (const Operation& operation : operations) {
    names.push_back(functions.claim(snake_case(handler_source(operation))));
  }
  return names;
}

}  // namespace specgen::generator::plan

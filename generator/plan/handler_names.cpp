#include "plan/handler_names.hpp"

#include "plan/method_names.hpp"
#include "plan/names.hpp"

namespace specgen::generator::plan {

std::vector<std::string> handler_names(const Document& document) {
  std::vector<std::string> names;
  NameScope functions;
  for (const Operation& operation : document.operations) {
    const std::string id = operation.operation_id.empty()
                               ? std::string(method_text(operation.method)) + " " + operation.path
                               : operation.operation_id;
    names.push_back(functions.claim(snake_case(id)));
  }
  return names;
}

}  // namespace specgen::generator::plan

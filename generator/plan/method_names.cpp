#include "plan/method_names.hpp"

#include <stdexcept>

namespace specgen::generator::plan {
namespace {

struct Names {
  std::string_view text;
  std::string_view enumerator;
};

Names names_of(Method method) {
  switch (method) {
    case Method::kGet:
      return {"GET", "kGet"};
    case Method::kPut:
      return {"PUT", "kPut"};
    case Method::kPost:
      return {"POST", "kPost"};
    case Method::kDelete:
      return {"DELETE", "kDelete"};
    case Method::kOptions:
      return {"OPTIONS", "kOptions"};
    case Method::kHead:
      return {"HEAD", "kHead"};
    case Method::kPatch:
      return {"PATCH", "kPatch"};
    case Method::kTrace:
      return {"TRACE", "kTrace"};
  }
  throw std::logic_error("no such method");
}

}  // namespace

std::string_view method_text(Method method) { return names_of(method).text; }
std::string_view method_enumerator(Method method) { return names_of(method).enumerator; }

}  // namespace specgen::generator::plan

#include "plan/enumerators.hpp"

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

std::string lane_enumerator(Lane lane) {
  switch (lane) {
    case Lane::kInline:
      return "kInline";
    case Lane::kCpu:
      return "kCpu";
    case Lane::kStream:
      return "kStream";
    case Lane::kWorker:
      break;
  }
  return "kWorker";
}

std::string in_enumerator(ParameterIn in) {
  switch (in) {
    case ParameterIn::kPath:
      return "kPath";
    case ParameterIn::kHeader:
      return "kHeader";
    case ParameterIn::kCookie:
      return "kCookie";
    case ParameterIn::kQuery:
      break;
  }
  return "kQuery";
}

std::string style_enumerator(Style style) {
  switch (style) {
    case Style::kSimple:
      return "kSimple";
    case Style::kLabel:
      return "kLabel";
    case Style::kMatrix:
      return "kMatrix";
    case Style::kSpaceDelimited:
      return "kSpaceDelimited";
    case Style::kPipeDelimited:
      return "kPipeDelimited";
    case Style::kDeepObject:
      return "kDeepObject";
    case Style::kForm:
      break;
  }
  return "kForm";
}

}  // namespace specgen::generator::plan

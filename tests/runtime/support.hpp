#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/json/document.hpp"
#include "specgen/violations.hpp"

/// What the tests of the runtime share.
namespace specgen {

/// So that GoogleTest prints violations as they are written in the tests.
inline void PrintTo(const Violation& violation, std::ostream* out) {
  *out << "{\"" << violation.in << "\", \"" << violation.pointer << "\", \"" << violation.keyword
       << "\", \"" << violation.message << "\"}";
}

namespace testing_support {

using List = std::vector<Violation>;

/// Parses `text`, decodes it by `decode(input)`, and gives all violations.
template <class F>
List violations_of(std::string_view text, F&& decode) {
  Violations violations;
  json::decode_text(text, violations, {}, decode);
  return violations.all();
}

/// One violation of a body.
inline List one(std::string pointer, std::string keyword, std::string message) {
  return {{"body", std::move(pointer), std::move(keyword), std::move(message)}};
}

}  // namespace testing_support
}  // namespace specgen

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "openapi/reading.hpp"

namespace specgen::generator {

/// A key of `paths`, such as "/pets/{petId}" (OpenAPI 3.1, section 4.8.8.1).
struct PathTemplate {
  std::vector<std::string> names;  ///< In the order in which they stand there.
  /// The same for all templates that match the same paths: names left out, escapes normalised.
  std::string shape;
  bool valid = true;
};

/// Takes a template apart; reports what is wrong with it at the key of `member`.
PathTemplate parse_path_template(const Member& member, const Reading& reading);

}  // namespace specgen::generator

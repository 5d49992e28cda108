#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "openapi/document.hpp"

namespace specgen::generator::plan {

/// The members of a specgen::ParameterSpec but its shape, with the same defaults.
struct ParameterFields {
  std::string name;
  ParameterIn in = ParameterIn::kQuery;
  std::size_t path_index = 0;
  bool required = false;
  Style style = Style::kForm;
  bool explode = true;
  bool allow_reserved = false;
  bool empty_is_absent = false;

  /// Of its initialiser, what is not as by default: ".name = \"tags\"".
  std::vector<std::string> text() const;
};

}  // namespace specgen::generator::plan

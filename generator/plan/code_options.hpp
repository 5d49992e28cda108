#pragma once

#include <string>

#include "schema/formats.hpp"

namespace specgen::generator {

/// What the document does not say about the code made of it. The manifest keeps it, so that the
/// next run asks for the same.
struct CodeOptions {
  std::string namespace_name;  ///< Valid: see plan::is_valid_namespace().
  Formats formats = Formats::kAssert;
};

}  // namespace specgen::generator

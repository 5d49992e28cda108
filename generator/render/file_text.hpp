#pragma once

#include <string>
#include <vector>

namespace specgen::generator {

/// A file of the output, not written yet.
struct FileText {
  std::string path;  ///< Relative to the output directory, with '/'.
  std::string text;
  bool format = true;  ///< Whether clang-format has to see it.
  /// What stands before numbers of lines of the spec, "spec/api.yaml:"; empty: none in this file.
  std::vector<std::string> line_prefixes = {};
};

}  // namespace specgen::generator

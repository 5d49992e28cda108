#pragma once

#include <string>

namespace specgen::generator {

/// A file of the output, not written yet.
struct FileText {
  std::string path;  ///< Relative to the output directory, with '/'.
  std::string text;
};

}  // namespace specgen::generator

#pragma once

#include <vector>

#include "render/file_text.hpp"

namespace specgen::generator {

/// Formats C++ files with clang-format 14 in the project's style (Google, 100 columns), several at
/// once. Throws std::runtime_error where clang-format is missing or of another version, since the
/// output would not be the same everywhere.
void format_files(std::vector<FileText>& files);

}  // namespace specgen::generator

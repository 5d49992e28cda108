#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace specgen::generator {

/// Writes a file in the syntax of make that says what `target` was made from, for build systems
/// (CMake's DEPFILE, ninja's deps = gcc). Paths are absolute, so that it does not matter from
/// where the build runs. Throws std::runtime_error where the file can't be written.
void write_depfile(const std::filesystem::path& path, const std::filesystem::path& target,
                   const std::vector<std::string>& inputs);

}  // namespace specgen::generator

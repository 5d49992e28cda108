#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "plan/code_options.hpp"

namespace specgen::generator {

inline constexpr const char* kManifestName = "manifest.json";

/// What an earlier run wrote: how the generator knows which files are its own.
struct Manifest {
  std::string generator;  ///< "specgen 0.1.0"
  std::string spec;       ///< The document, relative to the output directory.
  CodeOptions code;
  /// The SHA-256 of each file as it was written, by its path relative to the output directory.
  std::map<std::string, std::string> files;
};

/// Nothing where there is no manifest. Throws std::runtime_error for one that can't be read, or
/// that names a file outside the directory.
std::optional<Manifest> read_manifest(const std::filesystem::path& directory);

std::string to_text(const Manifest& manifest);

/// Whether a path of the output stays below the output directory.
bool is_safe_path(const std::string& path);

}  // namespace specgen::generator

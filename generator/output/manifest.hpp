#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace specgen::generator {

inline constexpr const char* kManifestName = "manifest.json";

/// What an earlier run wrote: how the generator knows which files are its own.
struct Manifest {
  struct Entry {
    std::string sha256;    ///< Of the file as it was written.
    std::string rendered;  ///< Of the text before it was formatted: equal text needs no formatting.
  };

  std::string generator;               ///< "specgen 0.1.0"
  std::string spec;                    ///< The document, relative to the output directory.
  std::string namespace_name;          ///< Of the emitted code.
  std::map<std::string, Entry> files;  ///< By path relative to the output directory.
};

/// Nothing where there is no manifest. Throws std::runtime_error for one that can't be read, or
/// that names a file outside the directory.
std::optional<Manifest> read_manifest(const std::filesystem::path& directory);

std::string to_text(const Manifest& manifest);

/// Whether a path of the output stays below the output directory.
bool is_safe_path(const std::string& path);

}  // namespace specgen::generator

// output/ brings rendered files to disk: compares them with what is there, and writes, deletes or
// reports the difference.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "output/manifest.hpp"
#include "plan/code_options.hpp"
#include "render/file_text.hpp"

namespace specgen::generator {

/// Where files go and who says so.
struct OutputOptions {
  std::filesystem::path directory;
  std::string generator;  ///< "specgen 0.1.0"
  std::string spec;       ///< As the manifest names it.
  CodeOptions code;
  bool force = false;  ///< Also replace and delete generated files that were edited since.
};

/// What a run changed, paths relative to the directory.
struct OutputSummary {
  std::vector<std::string> created;
  std::vector<std::string> updated;
  std::vector<std::string> removed;
  std::size_t unchanged = 0;
  /// Files that are in the way; where there is one, nothing was written.
  std::vector<std::string> conflicts;
};

/// Makes the directory hold these files: all or none. Files that did not change keep their time;
/// what an earlier run wrote and this one did not is deleted. Throws std::runtime_error where the
/// file system refuses.
OutputSummary write_output(const OutputOptions& options, std::vector<FileText> files);

/// What write_output would change, as a unified diff; empty where nothing would. Files in the
/// directory that are not part of the output are named too.
std::string verify_output(const OutputOptions& options, std::vector<FileText> files);

}  // namespace specgen::generator

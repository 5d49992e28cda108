#pragma once

#include <filesystem>
#include <string>

namespace specgen::generator {

/// A folder for one test, deleted with its content. Current while it lives, so that what commands
/// print does not depend on its name.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

 private:
  std::filesystem::path before_;
  std::filesystem::path path_;
};

void write_text(const std::string& path, const std::string& text);
std::string read_text(const std::string& path);

}  // namespace specgen::generator

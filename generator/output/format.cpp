#include "output/format.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "output/read_file.hpp"

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace specgen::generator {
namespace {

/// Given on the command line, so that no .clang-format of the user's has a say.
constexpr const char* kStyle = "--style={BasedOnStyle: Google, ColumnLimit: 100}";

/// A folder that is deleted with its content.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "specgen-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
      throw std::runtime_error("cannot make a temporary folder");
    }
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Whether the program calls itself version 14.
bool is_version_14(const std::string& path) {
  std::FILE* pipe = ::popen(("'" + path + "' --version").c_str(), "r");
  if (pipe == nullptr) return false;
  std::array<char, 256> text{};
  const std::size_t size = std::fread(text.data(), 1, text.size() - 1, pipe);
  ::pclose(pipe);
  return std::string_view(text.data(), size).find("version 14.") != std::string_view::npos;
}

/// clang-format 14 under either of the names that distributions give it.
const std::string& program() {
  static const std::string found = [] {
    const char* path = std::getenv("PATH");
    const std::string folders = path == nullptr ? "/usr/local/bin:/usr/bin:/bin" : path;
    for (const std::string name : {"clang-format-14", "clang-format"}) {
      for (std::size_t at = 0; at <= folders.size();) {
        const auto end = std::min(folders.find(':', at), folders.size());
        const auto file = std::filesystem::path(folders.substr(at, end - at)) / name;
        const bool there = ::access(file.c_str(), X_OK) == 0;
        // The name with the version in it need not be asked.
        if (there && (name != "clang-format" || is_version_14(file))) return file.string();
        at = end + 1;
      }
    }
    throw std::runtime_error("clang-format 14 is needed and was not found in PATH");
  }();
  return found;
}

pid_t start(std::vector<std::string> arguments) {
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  if (::posix_spawn(&child, argv.front(), nullptr, nullptr, argv.data(), environ) != 0) {
    throw std::runtime_error("cannot start " + arguments.front());
  }
  return child;
}

void wait_for(pid_t child) {
  int status = 0;
  if (::waitpid(child, &status, 0) != child || status != 0) {
    throw std::runtime_error("clang-format failed");
  }
}

}  // namespace

void format_files(std::vector<FileText>& texts) {
  if (texts.empty()) return;
  const TemporaryFolder folder;
  std::vector<std::filesystem::path> files;
  for (const FileText& text : texts) {
    // By its own name, since a source's own header stands first among its includes.
    const auto name = std::filesystem::path(text.path).filename();
    files.push_back(folder.path() / std::to_string(files.size()) / name);
    write_file(files.back(), text.text);
  }
  // A process for a few files: more would not pay for its start.
  constexpr std::size_t kFilesPerProcess = 4;
  const std::size_t wanted = (texts.size() + kFilesPerProcess - 1) / kFilesPerProcess;
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t processes = std::min(wanted, cores);
  std::vector<pid_t> children;
  for (std::size_t process = 0; process < processes; ++process) {
    std::vector<std::string> arguments{program(), "-i", kStyle};
    for (std::size_t at = process; at < files.size(); at += processes) {
      arguments.push_back(files[at].string());
    }
    children.push_back(start(std::move(arguments)));
  }
  for (const pid_t child : children) wait_for(child);
  for (std::size_t at = 0; at < texts.size(); ++at) texts[at].text = read_file(files[at]).value();
}

}  // namespace specgen::generator

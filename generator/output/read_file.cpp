#include "output/read_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace specgen::generator {

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!std::filesystem::is_regular_file(status) || !file) {
    throw std::runtime_error("cannot read '" + path.string() + "'");
  }
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (file.bad()) throw std::runtime_error("cannot read '" + path.string() + "'");
  return text;
}

void write_file(const std::filesystem::path& path, const std::string& text) {
  std::error_code error;
  if (!path.parent_path().empty()) std::filesystem::create_directories(path.parent_path(), error);
  const auto temporary =
      std::filesystem::path(path.string() + ".specgen-" + std::to_string(::getpid()));
  {
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file) {
      std::filesystem::remove(temporary, error);
      throw std::runtime_error("cannot write '" + path.string() + "'");
    }
  }
  std::filesystem::rename(temporary, path, error);
  if (!error) return;
  const std::string reason = error.message();
  std::filesystem::remove(temporary, error);
  throw std::runtime_error("cannot write '" + path.string() + "': " + reason);
}

}  // namespace specgen::generator

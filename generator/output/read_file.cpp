#include "output/read_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <string_view>
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
  std::string text(std::filesystem::file_size(path, error), '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (error || file.bad()) throw std::runtime_error("cannot read '" + path.string() + "'");
  return text;
}

// Not through a stream, whose making and buffer cost more than the rest where there are thousands
// of small files.
void write_in_place(const std::filesystem::path& path, const std::string& text,
                    const std::filesystem::path& shown) {
  constexpr mode_t kForAll = 0666;  // but for what the user's umask takes away
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kForAll);
  int error = file < 0 ? errno : 0;
  for (std::string_view rest = text; error == 0 && !rest.empty();) {
    const ssize_t written = ::write(file, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error = errno;
    }
  }
  if (file >= 0 && ::close(file) != 0 && error == 0) error = errno;
  if (error == 0) return;
  throw std::runtime_error("cannot write '" + shown.string() +
                           "': " + std::generic_category().message(error));
}

void create_folder(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) {
    throw std::runtime_error("cannot create the folder '" + path.string() +
                             "': " + error.message());
  }
}

void write_file(const std::filesystem::path& path, const std::string& text) {
  std::error_code error;
  if (!path.parent_path().empty()) std::filesystem::create_directories(path.parent_path(), error);
  const auto temporary =
      std::filesystem::path(path.string() + ".specgen-" + std::to_string(::getpid()));
  try {
    write_in_place(temporary, text, path);
  } catch (...) {
    std::filesystem::remove(temporary, error);
    throw;
  }
  std::filesystem::rename(temporary, path, error);
  if (!error) return;
  const std::string reason = error.message();
  std::filesystem::remove(temporary, error);
  throw std::runtime_error("cannot write '" + path.string() + "': " + reason);
}

}  // namespace specgen::generator

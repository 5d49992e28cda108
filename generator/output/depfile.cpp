#include "output/depfile.hpp"

#include "output/read_file.hpp"

namespace specgen::generator {
namespace {

/// The path as make and ninja read it: blanks, '#' and '$' have a meaning of their own.
std::string escape(const std::filesystem::path& path) {
  std::string result;
  for (const char c : std::filesystem::absolute(path).lexically_normal().generic_string()) {
    if (c == '$') result += '$';
    if (c == ' ' || c == '#') result += '\\';
    result += c;
  }
  return result;
}

}  // namespace

void write_depfile(const std::filesystem::path& path, const std::filesystem::path& target,
                   const std::vector<std::string>& inputs) {
  std::string text = escape(target) + ":";
  for (const std::string& input : inputs) text += " \\\n  " + escape(input);
  write_file(path, text + "\n");
}

}  // namespace specgen::generator

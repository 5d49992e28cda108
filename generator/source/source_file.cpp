#include "source/source_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <unordered_map>

#include "source/text.hpp"

namespace specgen::generator {
namespace {

constexpr std::uintmax_t kMaxFileSize = 64U << 20U;

bool fail(const SourceFile& file, Diagnostics& diagnostics, std::string message) {
  diagnostics.error(Rule::kFile, {file.name, 0, 0, std::string()}, std::move(message));
  return false;
}

bool read_text(const std::string& path, SourceFile& file, Diagnostics& diagnostics) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status))
    return fail(file, diagnostics, "cannot open the file: it does not exist");
  if (fs::is_directory(status)) return fail(file, diagnostics, "this is a directory, not a file");
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    return fail(file, diagnostics,
                "cannot open the file: " + std::generic_category().message(errno));
  }
  const std::uintmax_t stated_size = fs::file_size(path, error);
  if (!error) file.text.reserve(std::min(stated_size, kMaxFileSize) + 1);
  // Read in pieces rather than by the stated size, so that pipes work and endless ones are refused.
  std::string piece(std::size_t{1} << 16U, '\0');
  while (stream) {
    stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    file.text.append(piece, 0, static_cast<std::size_t>(stream.gcount()));
    if (file.text.size() > kMaxFileSize) {
      return fail(file, diagnostics, "the file has more than 64 MiB");
    }
  }
  if (stream.bad()) return fail(file, diagnostics, "cannot read the file");
  return true;
}

/// The encoding by a byte order mark, or by the zeros that it has in ASCII (YAML 1.2.2, section
/// 5.2); empty: UTF-8 for all that is known.
std::string_view other_encoding(std::string_view text) {
  const auto starts = [&](std::string_view bytes) { return text.starts_with(bytes); };
  const auto zero = [&](std::size_t at) { return at < text.size() && text[at] == '\0'; };
  using namespace std::string_view_literals;
  if (starts("\xFF\xFE\0\0"sv) || starts("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (starts("\xFE\xFF"sv) || starts("\xFF\xFE"sv)) return "UTF-16";
  if ((zero(0) && zero(1) && zero(2)) || (zero(1) && zero(2) && zero(3))) return "UTF-32";
  return (zero(0) && !zero(1) && zero(2)) || (!zero(0) && zero(1) && !zero(2) && zero(3)) ? "UTF-16"
                                                                                          : "";
}

bool check_encoding(const SourceFile& file, Diagnostics& diagnostics) {
  const std::string_view encoding = other_encoding(file.text);
  if (!encoding.empty()) {
    return fail(file, diagnostics, "the file is " + std::string(encoding) + "; save it as UTF-8");
  }
  if (const auto invalid = find_invalid_utf8(file.text)) {
    diagnostics.error(Rule::kFile, file.place(*invalid), "this byte is no valid UTF-8",
                      "save the file as UTF-8");
    return false;
  }
  const std::size_t nul = file.text.find('\0');
  if (nul != std::string::npos) {
    diagnostics.error(Rule::kFile, file.place(nul), "a NUL byte cannot stand in a document");
    return false;
  }
  return true;
}

bool is_json(const std::string& path, std::string_view text) {
  const std::string extension = std::filesystem::path(path).extension().string();
  if (extension == ".json") return true;
  if (extension == ".yaml" || extension == ".yml") return false;
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

/// Whether a double can hold the number; integers of any length are kept as they were written.
bool is_finite(std::string_view number) {
  return !std::isinf(std::strtod(std::string(number).c_str(), nullptr));
}

/// Reports keys that stand twice in a mapping, and numbers that nobody can hold, here and below.
void check_values(const Node& node, Diagnostics& diagnostics) {
  if (!node.members.empty()) {
    std::unordered_map<std::string_view, const Member*> seen(node.members.size());
    for (const Member& member : node.members) {
      const auto [first, is_new] = seen.try_emplace(member.name, &member);
      if (!is_new) {
        diagnostics.error(Rule::kSyntax, member.name_location(),
                          "the key " + quote(member.name) + " stands twice",
                          "first in line " + std::to_string(first->second->name_line));
      }
      check_values(member.value, diagnostics);
    }
  }
  const bool may_overflow = node.kind == Node::Kind::kNumber || node.scalar.size() > 300;
  if (node.is_number() && may_overflow && !is_finite(node.scalar)) {
    diagnostics.error(Rule::kSyntax, node.location(), "this number is too large");
  }
  for (const Node& item : node.items) check_values(item, diagnostics);
}

}  // namespace

std::string_view SourceFile::keep(std::string_view value) {
  constexpr std::size_t kBlock = std::size_t{64} * 1024;
  if (strings.empty() || strings.back().capacity() - strings.back().size() < value.size()) {
    strings.emplace_back().reserve(std::max(value.size(), kBlock));
  }
  std::string& block = strings.back();
  block += value;
  return std::string_view(block).substr(block.size() - value.size());
}

Location SourceFile::place(std::size_t offset) const {
  const std::string_view before = std::string_view(text).substr(0, offset);
  const std::size_t line_end = before.rfind('\n');
  const std::size_t start = line_end == std::string_view::npos ? 0 : line_end + 1;
  const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  return {name, lines + 1, offset - start + 1, std::string()};
}

bool read_source_file(const std::string& path, SourceFile& file, Diagnostics& diagnostics) {
  if (!read_text(path, file, diagnostics)) return false;
  if (file.text.compare(0, 3, "\xEF\xBB\xBF") == 0) file.text.erase(0, 3);
  diagnostics.add_source(file.name, file.text);
  if (!check_encoding(file, diagnostics)) return false;
  file.is_json = is_json(path, file.text);
  const bool parsed = file.is_json ? parse_json(file, diagnostics) : parse_yaml(file, diagnostics);
  if (!parsed) return false;
  link_parents(file.root, file);
  check_values(file.root, diagnostics);
  return true;
}

}  // namespace specgen::generator

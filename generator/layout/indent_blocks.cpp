#include "layout/indent_blocks.hpp"

#include <algorithm>

namespace specgen::generator::layout {

std::string indent_blocks(std::string_view statements) {
  constexpr std::size_t kBlock = 2;
  std::string out;
  std::size_t depth = 0;
  while (!statements.empty()) {
    const auto newline = std::min(statements.find('\n'), statements.size());
    const std::string_view line = statements.substr(0, newline);
    statements.remove_prefix(std::min(newline + 1, statements.size()));
    if (line.starts_with('}') && depth > 0) --depth;
    if (!out.empty()) out += '\n';
    if (!line.empty()) out.append(kBlock * depth, ' ');
    out += line;
    if (line.ends_with('{')) ++depth;
  }
  return out;
}

}  // namespace specgen::generator::layout

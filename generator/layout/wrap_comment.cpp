#include "layout/wrap_comment.hpp"

#include <algorithm>

#include "layout/layout.hpp"
#include "layout/tokens.hpp"

namespace specgen::generator::layout {

void wrap_comment(std::string_view comment, std::size_t indent, std::string& out) {
  out.append(indent, ' ');
  if (indent + columns_of(comment) <= kMaxColumns) {
    out += comment;
    return;
  }
  const auto words = std::min(comment.find_first_not_of("/<! "), comment.size());
  const std::string_view lead = comment.substr(0, words);
  std::string_view rest = comment.substr(words);
  out += lead;
  std::size_t column = indent + lead.size();
  bool first = true;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(word.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    const std::size_t columns = columns_of(word);
    if (!first && column + 1 + columns > kMaxColumns) {
      out += '\n';
      out.append(indent, ' ');
      out += lead;
      column = indent + lead.size();
      first = true;
    }
    if (!first) out += ' ';
    column += columns + (first ? 0 : 1);
    out += word;
    first = false;
  }
}

}  // namespace specgen::generator::layout

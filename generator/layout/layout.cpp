#include "layout/layout.hpp"

#include <algorithm>

#include "layout/line_breaker.hpp"
#include "layout/tokens.hpp"
#include "layout/wrap_comment.hpp"

namespace specgen::generator::layout {
namespace {

/// Whether a block comment may be there. Looks for the star, as every other line has a slash.
bool has_block_comment(std::string_view text) {
  for (std::size_t at = text.find('*'); at != std::string_view::npos; at = text.find('*', at + 1)) {
    if (at > 0 && text[at - 1] == '/') return true;
  }
  return false;
}

/// Where the line at `at` ends that no block comment or raw string continues behind its end.
std::size_t end_of_unbroken(std::string_view text, std::size_t at) {
  std::size_t newline = std::min(text.find('\n', at), text.size());
  while (at < newline) {
    const std::string_view rest = text.substr(at, newline - at);
    std::size_t size = literal_size(rest);
    if (size == std::string_view::npos) size = literal_size(text.substr(at));
    if (rest.starts_with("//")) return newline;
    if (rest.starts_with("/*")) size = std::min(text.find("*/", at + 2), text.size()) + 2 - at;
    if (size == 0) size = std::max<std::size_t>(word_size(rest), 1);
    at = size < text.size() - at ? at + size : text.size();
    if (at > newline) newline = std::min(text.find('\n', at), text.size());
  }
  return newline;
}

class Layout {
 public:
  explicit Layout(std::string_view text)
      : text_(text),
        has_long_tokens_(has_block_comment(text) || text.find("R\"") != std::string_view::npos) {
    out_.reserve(text.size() + text.size() / 8);
  }

  std::string run() {
    while (at_ < text_.size()) {
      const auto end = std::min(text_.find('\n', at_), text_.size());
      std::string_view line = text_.substr(at_, end - at_);
      line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
      if (line.empty()) {
        blank_before_ = true;
        at_ = end + 1;
      } else {
        write(line, end);
      }
    }
    return std::move(out_);
  }

 private:
  /// One line, or several where a token or a preprocessor line goes on behind the line's end.
  void write(std::string_view line, std::size_t end) {
    const std::size_t indent = line.find_first_not_of(" \t");
    const std::string_view code = line.substr(indent);
    if (begin_line(code)) {
      out_ += code;
    } else if (code.front() == '#') {
      while (end < text_.size() && text_[end - 1] == '\\') end = next_end(end);
      out_ += text_.substr(at_, end - at_);
    } else if (const auto unbroken = has_long_tokens_ ? end_of_unbroken(text_, at_) : end;
               unbroken > end) {
      end = unbroken;
      out_ += text_.substr(at_, end - at_);
    } else if (code.starts_with("//")) {
      wrap_comment(code, indent, out_);
    } else if (line.size() <= kMaxColumns && code.find("{ ") == std::string_view::npos) {
      out_ += line;
    } else {
      out_.append(indent, ' ');
      break_line(code, indent, out_);
    }
    out_ += '\n';
    previous_ = code;
    at_ = end + 1;
  }

  std::size_t next_end(std::size_t end) const {
    return std::min(text_.find('\n', end + 1), text_.size());
  }

  /// One blank line stays of several; none at the start and the end of a block, but for namespaces.
  /// Tells whether the line ends an empty block, which is written "{}".
  bool begin_line(std::string_view code) {
    const bool opens = previous_.ends_with('{') && !previous_.starts_with("namespace");
    const bool closes =
        code.starts_with('}') && code.find("// namespace") == std::string_view::npos;
    if (opens && closes) {
      out_.pop_back();
    } else if (blank_before_ && !opens && !closes && !out_.empty()) {
      out_ += '\n';
    }
    blank_before_ = false;
    return opens && closes;
  }

  std::string_view text_;
  bool has_long_tokens_;
  std::size_t at_ = 0;
  std::string_view previous_;  ///< The last line that was not blank, without its indentation.
  bool blank_before_ = false;
  std::string out_;
};

}  // namespace

std::string lay_out(std::string_view text) { return Layout(text).run(); }

}  // namespace specgen::generator::layout

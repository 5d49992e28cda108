#pragma once

#include <yaml-cpp/mark.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace specgen::generator {

/// Thrown where a text has what parse_everyday_yaml() leaves to yaml-cpp.
struct UnusualYaml {};

/// A place in a text that is read line by line. The end of the text reads as the end of a line.
class YamlCursor {
 public:
  explicit YamlCursor(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  bool at_line_end() const { return peek() == '\n'; }
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\n';
  }
  /// Whether `c`, which has a meaning only before a blank or the end of a line, stands here.
  bool at_indicator(char c) const { return peek() == c && is_blank(peek(1)); }
  std::size_t line() const { return line_; }
  std::size_t column() const { return at_ - line_start_; }
  std::string_view rest_of_line() const { return text_.substr(at_, line_end() - at_); }

  YAML::Mark mark() const {
    YAML::Mark mark;
    mark.pos = static_cast<int>(at_);
    mark.line = static_cast<int>(line_);
    mark.column = static_cast<int>(column());
    return mark;
  }

  /// Inside of the line.
  void skip(std::size_t count) { at_ += count; }
  void skip_spaces() {
    while (peek() == ' ') ++at_;
  }
  void skip_line() { at_ = line_end(); }

  /// From the end of a line to the start of the next one.
  void next_line() {
    ++at_;
    ++line_;
    line_start_ = at_;
  }

  /// From the end of a line over blank ones to the next text; says how many ends of lines that
  /// were.
  std::size_t skip_breaks() {
    std::size_t breaks = 0;
    for (; !at_end() && at_line_end(); skip_spaces()) {
      next_line();
      ++breaks;
    }
    return breaks;
  }

  /// Over comments as well.
  void skip_to_text() {
    while (true) {
      skip_spaces();
      // What stands directly behind something else is no comment.
      if (peek() == '#' && (at_ == 0 || is_blank(text_[at_ - 1]))) skip_line();
      if (at_end() || !at_line_end()) return;
      next_line();
    }
  }

  /// Whether a line says that a document starts or ends.
  bool at_document_marker() const {
    const std::string_view rest = text_.substr(at_, 3);
    return column() == 0 && (rest == "---" || rest == "...");
  }

 private:
  static bool is_blank(char c) { return c == ' ' || c == '\n'; }
  std::size_t line_end() const { return std::min(text_.find('\n', at_), text_.size()); }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
  std::size_t line_start_ = 0;
};

}  // namespace specgen::generator

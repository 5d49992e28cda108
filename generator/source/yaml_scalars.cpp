#include "source/yaml_scalars.hpp"

#include <charconv>
#include <string>
#include <system_error>

#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// What a plain scalar has on this line. Moves behind it.
std::string_view read_plain_line(YamlCursor& cursor) {
  std::string_view line = cursor.rest_of_line();
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ':' && (i + 1 == line.size() || line[i + 1] == ' ')) throw UnusualYaml{};
    if (line[i] == '#' && i > 0 && line[i - 1] == ' ') line = line.substr(0, i);
  }
  line = line.substr(0, line.find_last_not_of(' ') + 1);
  cursor.skip(line.size());
  return line;
}

/// Lines of a scalar in quotes or none become one; what is more than one line end stays.
void append_breaks(std::size_t breaks, std::string& text) {
  if (breaks == 1) {
    text += ' ';
  } else {
    text.append(breaks - 1, '\n');
  }
}

/// The escape at a '\'. Moves behind it.
void append_escape(YamlCursor& cursor, std::string& text) {
  constexpr std::string_view kEscapes = "\"\\/ bfnrt";
  constexpr std::string_view kMeanings = "\"\\/ \b\f\n\r\t";
  if (const auto found = kEscapes.find(cursor.peek(1)); found != std::string_view::npos) {
    text += kMeanings[found];
    return cursor.skip(2);
  }
  const char kind = cursor.peek(1);
  const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  const std::string_view number = cursor.rest_of_line().substr(0, 2 + digits).substr(2);
  std::uint32_t code_point = 0;
  const char* const end = number.data() + number.size();
  const auto result = std::from_chars(number.data(), end, code_point, 16);
  const bool is_number = result.ec == std::errc() && result.ptr == end && number.size() == digits;
  const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (!is_number || is_surrogate || code_point > 0x10FFFF) throw UnusualYaml{};
  append_utf8(text, code_point);
  cursor.skip(2 + digits);
}

/// The rest of a quoted scalar that has escapes or several lines.
class QuotedScalar {
 public:
  QuotedScalar(YamlCursor& cursor, char quote) : cursor_(cursor), quote_(quote) {}

  std::string read() {
    while (!read_line()) {
      if (cursor_.at_end()) throw UnusualYaml{};
      text_.resize(end_);
      std::size_t breaks = cursor_.skip_breaks();
      if (cursor_.at_document_marker()) throw UnusualYaml{};
      if (breaks > 1 && cursor_.peek() == quote_) {
        // yaml-cpp keeps one line end at most before the closing quote.
        if (text_.empty() || escape_end_ == text_.size()) throw UnusualYaml{};
        breaks = 2;
      }
      if (breaks > 1 || !joins_) append_breaks(breaks, text_);
    }
    return std::move(text_);
  }

 private:
  /// True where the scalar ends on this line.
  bool read_line() {
    joins_ = false;
    end_ = text_.size();
    while (!cursor_.at_line_end()) {
      const char c = cursor_.peek();
      if (c == quote_ && !(c == '\'' && cursor_.peek(1) == '\'')) {
        cursor_.skip(1);
        return true;
      }
      if (c == '\\' && quote_ == '"') {
        if (cursor_.peek(1) == '\n') {
          cursor_.skip(1);
          joins_ = true;
          end_ = text_.size();
          escape_end_ = end_;
          return false;
        }
        append_escape(cursor_, text_);
        escape_end_ = text_.size();
      } else if (c == quote_) {
        text_ += c;
        cursor_.skip(2);
        escape_end_ = text_.size();
      } else {
        text_ += c;
        cursor_.skip(1);
        if (c == ' ') continue;
      }
      end_ = text_.size();
    }
    return false;
  }

  YamlCursor& cursor_;
  char quote_;
  std::string text_;
  std::size_t end_ = 0;  ///< Without the blanks at the end of the line.
  std::size_t escape_end_ = 0;
  bool joins_ = false;  ///< The line ends with '\', which joins the next one to it.
};

/// A scalar after '|' or '>'.
class BlockScalar {
 public:
  BlockScalar(YamlCursor& cursor, std::size_t parent) : cursor_(cursor), parent_(parent) {}

  std::string read() {
    read_header();
    if (indent_ == 0) detect_indent();
    while (!cursor_.at_end() && read_line()) {
    }
    if (is_empty_) {
      if (chomping_ == '+') throw UnusualYaml{};
      return {};
    }
    if (!cursor_.at_end() && chomping_ != '-') {
      text_.append(chomping_ == '+' ? 1 + blank_lines_ : 1, '\n');
    }
    return std::move(text_);
  }

 private:
  void read_header() {
    folds_ = cursor_.peek() == '>';
    cursor_.skip(1);
    for (char c = cursor_.peek(); c != ' ' && c != '\n'; c = cursor_.peek()) {
      if (chomping_ == '\0' && (c == '-' || c == '+')) {
        chomping_ = c;
      } else if (indent_ == 0 && c >= '1' && c <= '9') {
        indent_ = parent_ + static_cast<std::size_t>(c - '0');
      } else {
        throw UnusualYaml{};
      }
      cursor_.skip(1);
    }
    cursor_.skip_spaces();
    if (!cursor_.at_line_end() || (folds_ && chomping_ == '+')) throw UnusualYaml{};
  }

  /// That of the first line that is not blank.
  void detect_indent() {
    YamlCursor next = cursor_;
    while (!next.at_end() && next.at_line_end()) {
      next.next_line();
      next.skip_spaces();
      // yaml-cpp lets a line of blanks decide that has more than the text.
      if (next.at_line_end() && next.column() > 0) throw UnusualYaml{};
    }
    indent_ = std::max(parent_ + 1, next.column());
  }

  /// The line behind this one; false where it does not belong to the scalar.
  bool read_line() {
    YamlCursor next = cursor_;
    next.next_line();
    const std::string_view line = next.rest_of_line();
    next.skip_line();
    const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
    if (spaces == line.size() && spaces <= indent_) {
      if (next.at_end()) {
        if (spaces > 0) throw UnusualYaml{};
        return false;
      }
      ++blank_lines_;
    } else if (spaces < indent_) {
      return false;
    } else {
      append(line.substr(indent_));
    }
    cursor_ = next;
    return true;
  }

  void append(std::string_view line) {
    const bool is_indented = line.front() == ' ';
    if (is_empty_) {
      text_.append(blank_lines_, '\n');
    } else if (folds_ && !is_indented && !was_indented_) {
      append_breaks(1 + blank_lines_, text_);
    } else {
      text_.append(1 + blank_lines_, '\n');
    }
    text_ += line;
    is_empty_ = false;
    was_indented_ = is_indented;
    blank_lines_ = 0;
  }

  YamlCursor& cursor_;
  std::size_t parent_;
  std::string text_;
  bool folds_ = false;
  char chomping_ = '\0';         ///< '-', '+' or none.
  std::size_t indent_ = 0;       ///< Of the scalar's lines; 0: not known yet.
  std::size_t blank_lines_ = 0;  ///< Since the last line of text.
  bool is_empty_ = true;
  bool was_indented_ = false;  ///< The last line of text, more than the scalar itself.
};

}  // namespace

bool at_plain_scalar(const YamlCursor& cursor) {
  const char c = cursor.peek();
  if (c == '-' || c == '?' || c == ':') return !cursor.at_indicator(c);
  return std::string_view(" \n,[]{}#&*!|>'\"%@`").find(c) == std::string_view::npos;
}

std::string_view read_plain_scalar(YamlCursor& cursor, std::size_t indent, SourceFile& file) {
  const std::string_view first = read_plain_line(cursor);
  std::string text;
  while (true) {
    YamlCursor next = cursor;
    next.skip_spaces();
    const std::size_t breaks = next.skip_breaks();
    if (breaks == 0 || next.at_end() || next.column() < indent || next.peek() == '#') break;
    if (text.empty()) text = first;
    append_breaks(breaks, text);
    text += read_plain_line(next);
    cursor = next;
  }
  return text.empty() ? first : file.keep(text);
}

std::string_view read_quoted_scalar(YamlCursor& cursor, SourceFile& file) {
  const char quote = cursor.peek();
  cursor.skip(1);
  const std::string_view line = cursor.rest_of_line();
  std::size_t end = 0;
  while (end < line.size() && line[end] != quote && (line[end] != '\\' || quote == '\'')) ++end;
  const bool is_literal = end < line.size() && line[end] == quote &&
                          !(quote == '\'' && line.substr(end + 1).starts_with('\''));
  if (!is_literal) return file.keep(QuotedScalar(cursor, quote).read());
  cursor.skip(end + 1);
  return line.substr(0, end);
}

std::string_view read_block_scalar(YamlCursor& cursor, std::size_t parent, SourceFile& file) {
  return file.keep(BlockScalar(cursor, parent).read());
}

}  // namespace specgen::generator

#include "plan/literals.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace specgen::generator::plan {
namespace {

constexpr std::size_t kMaxLiteral = 60000;

/// The code point at `at` and how many bytes it has; invalid UTF-8 is one byte with code point -1.
struct CodePoint {
  utf8proc_int32_t value = -1;
  std::size_t size = 1;
};

CodePoint code_point_at(std::string_view text, std::size_t at) {
  utf8proc_int32_t value = -1;
  const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                     static_cast<utf8proc_ssize_t>(text.size() - at), &value);
  if (size <= 0) return {};
  return {value, static_cast<std::size_t>(size)};
}

/// Whether a person sees the character where it stands: no control, no format character (which
/// may reverse the text's direction), no unassigned one.
bool is_visible(utf8proc_int32_t code_point) {
  if (code_point < 0) return false;
  if (code_point < 0x80) return code_point >= 0x20 && code_point != 0x7F;
  switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return false;
    default:
      return true;
  }
}

std::string octal(char byte) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "\\%03o",
                static_cast<unsigned>(static_cast<unsigned char>(byte)));
  return text.data();
}

std::string escaped(char c) {
  switch (c) {
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    default:
      return octal(c);
  }
}

/// Cuts behind a line's end where it can, never inside of a character.
std::size_t chunk_end(std::string_view text) {
  if (text.size() <= kMaxLiteral) return text.size();
  const auto newline = text.rfind('\n', kMaxLiteral - 1);
  if (newline != std::string_view::npos) return newline + 1;
  std::size_t end = kMaxLiteral;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return end;
}

std::string raw_literal(std::string_view text) {
  std::string delimiter = "text";
  while (text.find(")" + delimiter + "\"") != std::string_view::npos) delimiter += '_';
  return "R\"" + delimiter + "(" + std::string(text) + ")" + delimiter + "\"";
}

/// Visible characters, every blank as one space.
std::string harmless(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint character = code_point_at(text, at);
    const char byte = text[at];
    if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (is_visible(character.value)) {
      out += text.substr(at, character.size);
    }
    at += character.size;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

/// A line that ends in a backslash would pull the next one into the comment; so would a trigraph.
void end_comment_line(std::vector<std::string>& lines) {
  if (!lines.empty() && (lines.back().ends_with('\\') || lines.back().ends_with("?\?/"))) {
    lines.back() += '.';
  }
}

void wrap_paragraph(std::string_view paragraph, std::size_t width,
                    std::vector<std::string>& lines) {
  std::string line;
  while (!paragraph.empty()) {
    const auto blank = std::min(paragraph.find(' '), paragraph.size());
    const std::string_view word = paragraph.substr(0, blank);
    if (!line.empty() && width_of(line) + 1 + width_of(word) > width) {
      lines.push_back(std::move(line));
      end_comment_line(lines);
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
    paragraph.remove_prefix(std::min(blank + 1, paragraph.size()));
  }
  if (line.empty()) return;
  lines.push_back(std::move(line));
  end_comment_line(lines);
}

}  // namespace

std::string string_literal(std::string_view bytes) {
  std::string out = "\"";
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint character = code_point_at(bytes, at);
    const char byte = bytes[at];
    if (byte == '?' && out.ends_with('?')) {
      out += "\\?";
    } else if (is_visible(character.value) && byte != '"' && byte != '\\') {
      out += bytes.substr(at, character.size);
    } else {
      for (const char each : bytes.substr(at, character.size)) out += escaped(each);
    }
    at += character.size;
  }
  return out + "\"";
}

std::string view_literal(std::string_view bytes) {
  const std::string literal = string_literal(bytes);
  if (bytes.find('\0') == std::string_view::npos) return literal;
  return "std::string_view(" + literal + ", " + std::to_string(bytes.size()) + ")";
}

std::string regex_literal(std::string_view regex) {
  bool visible = true;
  for (std::size_t at = 0; at < regex.size();) {
    const CodePoint character = code_point_at(regex, at);
    visible = visible && is_visible(character.value);
    at += character.size;
  }
  const bool needs_escapes = regex.find_first_of("\"\\") != std::string_view::npos;
  const bool fits = visible && regex.find("??") == std::string_view::npos &&
                    regex.find(")\"") == std::string_view::npos;
  return needs_escapes && fits ? "R\"(" + std::string(regex) + ")\"" : string_literal(regex);
}

std::string string_expression(std::string_view bytes) {
  const std::string literal = string_literal(bytes);
  if (bytes.find('\0') == std::string_view::npos) return literal;
  return "std::string(" + literal + ", " + std::to_string(bytes.size()) + ")";
}

std::vector<std::string> raw_literals(std::string_view text) {
  std::vector<std::string> literals;
  while (!text.empty()) {
    const auto end = chunk_end(text);
    literals.push_back(raw_literal(text.substr(0, end)));
    text.remove_prefix(end);
  }
  return literals;
}

std::vector<std::string> comment_lines(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  bool gap = false;
  while (!text.empty()) {
    // A paragraph ends at an empty line; list items keep their own lines.
    const auto newline = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, newline);
    text.remove_prefix(std::min(newline + 1, text.size()));
    std::string paragraph = harmless(line);
    while (!text.empty() && !paragraph.empty()) {
      const auto next_end = std::min(text.find('\n'), text.size());
      const std::string next = harmless(text.substr(0, next_end));
      const bool is_item = next.starts_with("- ") || next.starts_with("* ");
      if (next.empty() || is_item) break;
      paragraph += " " + next;
      text.remove_prefix(std::min(next_end + 1, text.size()));
    }
    if (paragraph.empty()) {
      gap = !lines.empty();
      continue;
    }
    if (gap) lines.emplace_back();
    gap = false;
    wrap_paragraph(paragraph, width, lines);
  }
  return lines;
}

std::string comment_line(std::string_view text, std::size_t limit) {
  std::string line = harmless(text);
  if (width_of(line) > limit) {
    std::size_t end = 0;
    for (std::size_t count = 0; count < limit; ++count) end += code_point_at(line, end).size;
    line.resize(end);
    line += "…";
  }
  std::vector<std::string> lines{std::move(line)};
  end_comment_line(lines);
  return lines.front();
}

}  // namespace specgen::generator::plan

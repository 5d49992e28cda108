#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "openapi/published.hpp"

namespace specgen::generator {
namespace {

void append_escape(unsigned code_unit, std::string& out) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "\\u%04x", code_unit);
  out += text.data();
}

/// A quote, a backslash or a control character.
void append_ascii_escape(char c, std::string& out) {
  constexpr std::string_view kCharacters = "\"\\\b\f\n\r\t";
  constexpr std::string_view kLetters = "\"\\bfnrt";
  const auto found = kCharacters.find(c);
  if (found == std::string_view::npos) return append_escape(static_cast<unsigned>(c), out);
  out += '\\';
  out += kLetters[found];
}

/// Whether an editor hides it or a compiler warns about it.
bool is_hidden(utf8proc_int32_t code_point) {
  const auto category = utf8proc_category(code_point);
  return category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CC ||
         category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

/// A character beyond ASCII at the start of `text`; gives its bytes.
std::size_t append_character(std::string_view text, std::string& out) {
  utf8proc_int32_t code_point = 0;
  const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &code_point);
  const auto step = static_cast<std::size_t>(std::max<utf8proc_ssize_t>(size, 1));
  if (size <= 0 || !is_hidden(code_point)) {
    out += text.substr(0, step);
  } else if (code_point < 0x10000) {
    append_escape(static_cast<unsigned>(code_point), out);
  } else {
    const auto offset = static_cast<unsigned>(code_point - 0x10000);
    append_escape(0xD800U + (offset >> 10U), out);
    append_escape(0xDC00U + (offset & 0x3FFU), out);
  }
  return step;
}

bool needs_no_escape(char c) { return c >= ' ' && c != '"' && c != '\\' && c != 0x7F; }

class JsonWriter {
 public:
  std::string write(const std::vector<PublishedMember>& members) {
    begin('{');
    for (const PublishedMember& member : members) {
      name(member.name);
      if (member.is_list) {
        begin('[');
        for (const Node* item : member.nodes) entry(*item);
        end(']');
      } else {
        value(*member.nodes.front());
      }
    }
    end('}');
    return std::move(out_) + "\n";
  }

 private:
  void begin(char bracket) {
    out_ += bracket;
    indent_ += 2;
    is_first_ = true;
  }

  void end(char bracket) {
    indent_ -= 2;
    if (!is_first_) line();
    is_first_ = false;
    out_ += bracket;
  }

  void line() {
    out_ += '\n';
    out_.append(indent_, ' ');
  }

  void next() {
    if (!is_first_) out_ += ',';
    is_first_ = false;
    line();
  }

  void name(std::string_view text) {
    next();
    append_json_string(text, out_);
    out_ += ": ";
  }

  void entry(const Node& item) {
    next();
    value(item);
  }

  void value(const Node& node) {
    if (node.is_string()) {
      append_json_string(node.scalar, out_);
    } else if (!is_block(node)) {
      out_ += plain_scalar(node);
    } else if (node.is_sequence()) {
      begin('[');
      for (const Node& item : node.items) entry(item);
      end(']');
    } else {
      begin('{');
      for (const Member& member : node.members) {
        name(member.name);
        value(member.value);
      }
      end('}');
    }
  }

  std::string out_;
  std::size_t indent_ = 0;
  bool is_first_ = true;
};

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  while (!text.empty()) {
    const auto escape = std::find_if_not(text.begin(), text.end(), needs_no_escape);
    const auto plain = static_cast<std::size_t>(escape - text.begin());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    std::size_t size = 1;
    if (static_cast<unsigned char>(text.front()) < 0x80U) {
      append_ascii_escape(text.front(), out);
    } else {
      size = append_character(text, out);
    }
    text.remove_prefix(size);
  }
  out += '"';
}

bool is_block(const Node& node) { return !node.items.empty() || !node.members.empty(); }

std::string_view plain_scalar(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kNull:
      return "null";
    case Node::Kind::kBoolean:
      return node.boolean ? "true" : "false";
    case Node::Kind::kSequence:
      return "[]";
    case Node::Kind::kMapping:
      return "{}";
    default:
      return node.scalar;
  }
}

std::string json_text(const std::vector<PublishedMember>& members) {
  return JsonWriter().write(members);
}

}  // namespace specgen::generator

// Strict JSON (RFC 8259) with the place of every value. A parser of our own, as the libraries at
// hand either give no positions or no precise place and reason for what they refuse.
#include <charconv>
#include <cstdint>
#include <string>

#include "source/source_file.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class JsonParser {
 public:
  JsonParser(SourceFile& file, Diagnostics& diagnostics)
      : file_(file), text_(file.text), diagnostics_(diagnostics) {}

  bool parse() {
    skip_space();
    if (!parse_value(file_.root, 0)) return false;
    skip_space();
    if (position_ == text_.size()) return true;
    return fail("unexpected text after the end of the document");
  }

 private:
  bool at_end() const { return position_ >= text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[position_]; }
  std::uint32_t column() const { return static_cast<std::uint32_t>(position_ - line_start_ + 1); }

  bool fail(std::string message, std::string hint = {}) {
    diagnostics_.error(Rule::kSyntax, {file_.name, line_, column(), {}}, std::move(message),
                       std::move(hint));
    return false;
  }

  /// Says what stands here instead of what JSON allows.
  bool fail_expected(std::string_view expected) {
    if (at_end()) return fail("expected " + std::string(expected) + ", but the file ends");
    if (text_.substr(position_, 2) == "//" || text_.substr(position_, 2) == "/*") {
      return fail("comments are not allowed in JSON", "remove it, or write the document as YAML");
    }
    std::size_t length = 1;
    while (position_ + length < text_.size() &&
           (static_cast<unsigned char>(text_[position_ + length]) & 0xC0U) == 0x80U) {
      ++length;
    }
    return fail("expected " + std::string(expected) + ", but found " +
                quote(text_.substr(position_, length)));
  }

  void skip_space() {
    while (!at_end()) {
      const char c = text_[position_];
      if (c == '\n') {
        ++line_;
        line_start_ = position_ + 1;
      } else if (c != ' ' && c != '\t' && c != '\r') {
        return;
      }
      ++position_;
    }
  }

  bool parse_value(Node& node, std::size_t depth) {
    node.line = line_;
    node.column = column();
    if (++nodes_ > kMaxNodes) {
      return fail("the document has more than " + std::to_string(kMaxNodes) + " values");
    }
    if (depth > kMaxDepth) {
      return fail("values are nested more than " + std::to_string(kMaxDepth) + " levels deep");
    }
    switch (peek()) {
      case '{':
        return parse_object(node, depth);
      case '[':
        return parse_array(node, depth);
      case '"':
        node.kind = Node::Kind::kString;
        return parse_string(node.scalar);
      case 't':
        return parse_word("true", node, Node::Kind::kBoolean);
      case 'f':
        return parse_word("false", node, Node::Kind::kBoolean);
      case 'n':
        return parse_word("null", node, Node::Kind::kNull);
      default:
        if (peek() == '-' || is_digit(peek())) return parse_number(node);
        return fail_expected("a value");
    }
  }

  bool parse_word(std::string_view word, Node& node, Node::Kind kind) {
    if (text_.substr(position_, word.size()) != word) return fail_expected("a value");
    node.kind = kind;
    node.boolean = word == "true";
    position_ += word.size();
    return true;
  }

  bool parse_object(Node& node, std::size_t depth) {
    node.kind = Node::Kind::kMapping;
    ++position_;
    skip_space();
    if (peek() == '}') {
      ++position_;
      return true;
    }
    while (true) {
      if (peek() != '"') return fail_expected("a key in double quotes");
      Member& member = node.members.emplace_back();
      member.name_line = line_;
      member.name_column = column();
      if (!parse_string(member.name)) return false;
      skip_space();
      if (peek() != ':') return fail_expected("':' after the key");
      ++position_;
      skip_space();
      if (!parse_value(member.value, depth + 1)) return false;
      skip_space();
      if (peek() == '}') break;
      if (peek() != ',') return fail_expected("',' or '}'");
      ++position_;
      skip_space();
    }
    ++position_;
    return true;
  }

  bool parse_array(Node& node, std::size_t depth) {
    node.kind = Node::Kind::kSequence;
    ++position_;
    skip_space();
    if (peek() == ']') {
      ++position_;
      return true;
    }
    while (true) {
      if (!parse_value(node.items.emplace_back(), depth + 1)) return false;
      skip_space();
      if (peek() == ']') break;
      if (peek() != ',') return fail_expected("',' or ']'");
      ++position_;
      skip_space();
    }
    ++position_;
    return true;
  }

  bool parse_number(Node& node) {
    const std::size_t start = position_;
    node.kind = Node::Kind::kInteger;
    if (peek() == '-') ++position_;
    if (!is_digit(peek())) return fail_expected("a digit");
    if (peek() == '0') {
      ++position_;
      if (is_digit(peek())) return fail("a number must not start with a zero");
    }
    skip_digits();
    if (peek() == '.') {
      node.kind = Node::Kind::kNumber;
      ++position_;
      if (!is_digit(peek())) return fail_expected("a digit");
      skip_digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      node.kind = Node::Kind::kNumber;
      ++position_;
      if (peek() == '+' || peek() == '-') ++position_;
      if (!is_digit(peek())) return fail_expected("a digit");
      skip_digits();
    }
    node.scalar = text_.substr(start, position_ - start);
    return true;
  }

  void skip_digits() {
    while (is_digit(peek())) ++position_;
  }

  /// A view into the text where the string stands literally there, a kept copy otherwise.
  bool parse_string(std::string_view& out) {
    const std::size_t start = ++position_;
    while (!at_end() && text_[position_] != '"' && text_[position_] != '\\' &&
           static_cast<unsigned char>(text_[position_]) >= 0x20) {
      ++position_;
    }
    if (peek() == '"') {
      out = text_.substr(start, position_ - start);
      ++position_;
      return true;
    }
    std::string value(text_.substr(start, position_ - start));
    while (peek() != '"') {
      if (at_end()) {
        position_ = start - 1;
        return fail("this string is not closed");
      }
      if (static_cast<unsigned char>(peek()) < 0x20) {
        return fail(peek() == '\n' ? "a string must end on its line"
                                   : "control characters must be escaped in strings");
      }
      if (peek() != '\\') {
        value += text_[position_++];
      } else if (!parse_escape(value)) {
        return false;
      }
    }
    ++position_;
    out = file_.keep(std::move(value));
    return true;
  }

  bool parse_escape(std::string& value) {
    constexpr std::string_view kEscapes = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const char c = position_ + 1 < text_.size() ? text_[position_ + 1] : '\0';
    if (const auto found = kEscapes.find(c); c != '\0' && found != std::string_view::npos) {
      value += kMeanings[found];
      position_ += 2;
      return true;
    }
    char32_t code_point = 0;
    if (!parse_utf16_unit(code_point)) return false;
    if (code_point >= 0xD800 && code_point <= 0xDFFF) {
      char32_t low = 0;
      const std::size_t escape = position_ - 6;
      const bool paired = code_point < 0xDC00 && text_.substr(position_, 2) == "\\u" &&
                          parse_utf16_unit(low) && low >= 0xDC00 && low <= 0xDFFF;
      if (!paired) {
        position_ = escape;
        return fail("half of a surrogate pair is no character");
      }
      code_point = 0x10000 + ((code_point - 0xD800) << 10U) + (low - 0xDC00);
    }
    append_utf8(value, code_point);
    return true;
  }

  bool parse_utf16_unit(char32_t& unit) {
    const std::string_view digits = text_.substr(position_).substr(0, 6);
    std::uint32_t number = 0;
    if (digits.size() == 6 && digits.substr(0, 2) == "\\u") {
      const auto [end, error] =
          std::from_chars(digits.data() + 2, digits.data() + digits.size(), number, 16);
      if (error == std::errc() && end == digits.data() + digits.size()) {
        unit = number;
        position_ += 6;
        return true;
      }
    }
    return fail("unknown escape in a string");
  }

  SourceFile& file_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::size_t position_ = 0;
  std::size_t line_start_ = 0;
  std::size_t nodes_ = 0;
  std::uint32_t line_ = 1;
};

}  // namespace

bool parse_json(SourceFile& file, Diagnostics& diagnostics) {
  return JsonParser(file, diagnostics).parse();
}

}  // namespace specgen::generator

#include <algorithm>
#include <optional>

#include "render/template.hpp"

namespace specgen::generator {
namespace {

constexpr std::string_view kBlank = " \t";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool is_template_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '/';
  });
}

/// Walks through a template once, keeping a stack of open sections.
class Parser {
 public:
  Parser(const std::string& file, std::string_view text) : file_(file), text_(text) {
    open_.push_back({});
  }

  std::vector<TemplateNode> parse() {
    while (at_ < text_.size()) {
      const auto tag = std::min(text_.find("{{", at_), text_.size());
      add_text(text_.substr(at_, tag - at_));
      at_ = tag;
      if (tag < text_.size()) parse_tag();
    }
    if (open_.size() > 1) {
      const TemplateNode& section = open_.back();
      fail(section.line, section.column, "section '" + section.text + "' is not closed");
    }
    return std::move(open_.front().children);
  }

 private:
  [[noreturn]] void fail(std::size_t line, std::size_t column, const std::string& what) const {
    throw TemplateError(file_ + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " +
                        what);
  }

  void add_text(std::string_view text) {
    if (text.empty()) return;
    TemplateNode node;
    node.text = text;
    open_.back().children.push_back(std::move(node));
  }

  /// The blanks between the line's start and `position`, or nullopt when something else is there.
  std::optional<std::string_view> indent_before(std::size_t position) const {
    const auto newline = text_.substr(0, position).rfind('\n');
    const auto start = newline == std::string_view::npos ? 0 : newline + 1;
    const auto before = text_.substr(start, position - start);
    if (before.find_first_not_of(kBlank) != std::string_view::npos) return std::nullopt;
    return before;
  }

  void parse_tag() {
    const auto end = text_.find("}}", at_);
    const auto newline = text_.substr(0, at_).rfind('\n');
    const std::size_t column = newline == std::string_view::npos ? at_ + 1 : at_ - newline;
    const auto line =
        1 + static_cast<std::size_t>(
                std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
    if (end == std::string_view::npos) fail(line, column, "tag is not closed");
    const std::string_view content = text_.substr(at_ + 2, end - at_ - 2);
    const std::string_view indent = indent_before(at_).value_or("");
    const char sigil = content.empty() ? '\0' : content.front();
    const bool vanishes =
        sigil == '#' || sigil == '^' || sigil == '/' || sigil == '!' || sigil == '>';
    const std::size_t after = end + 2;
    if (vanishes && stands_alone(at_, after)) {
      drop_text(indent.size());
      at_ = after_line(after);
    } else {
      at_ = after;
    }
    TemplateNode node;
    node.line = line;
    node.column = column;
    node.indent = indent;
    handle_tag(sigil, vanishes ? content.substr(1) : content, std::move(node));
  }

  void handle_tag(char sigil, std::string_view content, TemplateNode node) {
    if (sigil == '!') return;
    std::string_view name = trimmed(content);
    if (sigil == '>') {
      if (!is_template_name(name))
        fail(node.line, node.column, "bad partial name '" + std::string(name) + "'");
      node.kind = TemplateNode::Kind::kPartial;
      node.text = name;
      open_.back().children.push_back(std::move(node));
      return;
    }
    while (name.starts_with("../")) {
      name.remove_prefix(3);
      ++node.up;
    }
    if (!is_name(name) && !(name == "." && node.up == 0)) {
      fail(node.line, node.column,
           "bad tag '{{" + std::string(content) + "}}'; write '{ {' for two braces");
    }
    node.text = name;
    if (sigil == '/') return close(node);
    if (sigil == '#' || sigil == '^') {
      node.kind = sigil == '#' ? TemplateNode::Kind::kSection : TemplateNode::Kind::kInverted;
      open_.push_back(std::move(node));
      return;
    }
    node.kind = TemplateNode::Kind::kVariable;
    open_.back().children.push_back(std::move(node));
  }

  void close(const TemplateNode& tag) {
    if (open_.size() == 1) fail(tag.line, tag.column, "no section '" + tag.text + "' is open here");
    TemplateNode section = std::move(open_.back());
    open_.pop_back();
    if (section.text != tag.text || section.up != tag.up) {
      fail(tag.line, tag.column,
           "section '" + section.text + "' of line " + std::to_string(section.line) +
               " is open here, not '" + tag.text + "'");
    }
    open_.back().children.push_back(std::move(section));
  }

  bool stands_alone(std::size_t begin, std::size_t after) const {
    if (!indent_before(begin)) return false;
    const auto next = text_.find_first_not_of(kBlank, after);
    return next == std::string_view::npos || text_[next] == '\n';
  }

  std::size_t after_line(std::size_t position) const {
    const auto newline = text_.find('\n', position);
    return newline == std::string_view::npos ? text_.size() : newline + 1;
  }

  /// Takes back the indentation that was added as text before a tag standing alone.
  void drop_text(std::size_t count) {
    if (count == 0) return;
    std::string& text = open_.back().children.back().text;
    text.resize(text.size() - count);
  }

  const std::string& file_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<TemplateNode> open_;  ///< The root, then every open section.
};

}  // namespace

std::vector<TemplateNode> parse_template(const std::string& file, std::string_view text) {
  return Parser(file, text).parse();
}

}  // namespace specgen::generator

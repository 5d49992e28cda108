#include "render/template.hpp"

#include <algorithm>
#include <set>

namespace specgen::generator {

namespace {

/// Deeper than any sensible nesting of partials: one that includes itself ends here.
constexpr std::size_t kMaxPartials = 50;

/// Appends text; each line but the first gets the indentation, empty lines stay empty.
void append_indented(std::string& out, std::string_view text, std::string_view indent) {
  if (indent.empty()) {
    out += text;
    return;
  }
  std::size_t at = 0;
  while (at < text.size()) {
    const auto newline = std::min(text.find('\n', at), text.size() - 1);
    out += text.substr(at, newline - at + 1);
    at = newline + 1;
    if (at < text.size() && text[at] != '\n') out += indent;
  }
}

}  // namespace

/// One rendering: the output and the stack of scopes.
class TemplateRenderer {
 public:
  using Template = Templates::Template;

  TemplateRenderer(const Templates& templates, const Value& view)
      : templates_(templates), scopes_{&view} {}

  std::string run(const Template& root) {
    render(root.nodes, root);
    return std::move(out_);
  }

 private:
  [[noreturn]] static void fail(const Template& in, const TemplateNode& node,
                                const std::string& what) {
    throw TemplateError(in.file + ":" + std::to_string(node.line) + ":" +
                        std::to_string(node.column) + ": " + what);
  }

  void render(const std::vector<TemplateNode>& nodes, const Template& in) {
    for (const TemplateNode& node : nodes) {
      switch (node.kind) {
        case TemplateNode::Kind::kText:
          out_ += node.text;
          break;
        case TemplateNode::Kind::kVariable:
          variable(node, in);
          break;
        case TemplateNode::Kind::kSection:
        case TemplateNode::Kind::kInverted:
          section(node, in);
          break;
        case TemplateNode::Kind::kPartial:
          partial(node, in);
          break;
      }
    }
  }

  const Value& look_up(const TemplateNode& node, const Template& in) const {
    if (node.up >= scopes_.size()) fail(in, node, "'../' leads out of the view");
    const Value& scope = *scopes_[scopes_.size() - 1 - node.up];
    if (node.text == ".") return scope;
    const auto* object = scope.object();
    if (object == nullptr) {
      fail(in, node, "no name '" + node.text + "' here: the list's items are not objects");
    }
    if (const Value* found = object->find(node.text)) return *found;
    std::set<std::string_view> known;
    for (const Value::Entry& entry : object->entries()) known.insert(entry.name);
    std::string names;
    for (const std::string_view name : known) {
      names += (names.empty() ? "" : ", ") + std::string(name);
    }
    fail(in, node, "unknown name '" + node.text + "'; known here: " + names);
  }

  void variable(const TemplateNode& node, const Template& in) {
    const Value& value = look_up(node, in);
    const auto text = value.text();
    if (!text) {
      fail(in, node, "'" + node.text + "' is " + std::string(value.kind()) + ", not a text");
    }
    append_indented(out_, *text, node.indent);
  }

  void section(const TemplateNode& node, const Template& in) {
    const Value& value = look_up(node, in);
    const bool inverted = node.kind == TemplateNode::Kind::kInverted;
    if (const bool* condition = value.condition()) {
      if (*condition != inverted) render(node.children, in);
      return;
    }
    const auto* list = value.list();
    if (list == nullptr) {
      fail(in, node,
           "'" + node.text + "' is " + std::string(value.kind()) + ", not a list or a condition");
    }
    if (inverted) {
      if (list->empty()) render(node.children, in);
      return;
    }
    make_room(*list);
    for (const Value& item : *list) {
      scopes_.push_back(&item);
      render(node.children, in);
      scopes_.pop_back();
    }
  }

  /// For lists of texts, of which one is the published document.
  void make_room(const Value::List& list) {
    std::size_t size = 0;
    for (const Value& item : list) size += item.text().value_or("").size();
    if (size > 0) out_.reserve(out_.size() + size + size / 8);
  }

  void partial(const TemplateNode& node, const Template& in) {
    const auto found = templates_.templates_.find(node.text);
    if (found == templates_.templates_.end()) fail(in, node, "no partial '" + node.text + "'");
    if (++partials_ > kMaxPartials) fail(in, node, "partial '" + node.text + "' includes itself");
    std::string before = std::move(out_);
    out_.clear();
    render(found->second.nodes, found->second);
    const std::string text = std::move(out_);
    out_ = std::move(before);
    if (!text.empty() && text.front() != '\n') out_ += node.indent;
    append_indented(out_, text, node.indent);
    --partials_;
  }

  const Templates& templates_;
  std::vector<const Value*> scopes_;
  std::string out_;
  std::size_t partials_ = 0;
};

void Templates::add(std::string name, std::string file, std::string_view text) {
  auto nodes = parse_template(file, text);
  templates_.insert_or_assign(std::move(name), Template{std::move(file), std::move(nodes)});
}

std::vector<std::string> Templates::names() const {
  std::vector<std::string> names;
  for (const auto& [name, content] : templates_) names.push_back(name);
  return names;
}

std::string Templates::render(std::string_view name, const Value& view) const {
  const auto found = templates_.find(name);
  if (found == templates_.end()) throw TemplateError("no template '" + std::string(name) + "'");
  return TemplateRenderer(*this, view).run(found->second);
}

}  // namespace specgen::generator

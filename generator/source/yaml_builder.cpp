#include "source/yaml_builder.hpp"

#include <algorithm>
#include <unordered_set>

#include "source/core_schema.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// What the tags of YAML's core schema begin with.
constexpr std::string_view kCoreTag = "tag:yaml.org,2002:";

/// Whether the tag says that a scalar is no string.
bool names_plain_kind(std::string_view tag) {
  if (!tag.starts_with(kCoreTag)) return false;
  tag.remove_prefix(kCoreTag.size());
  return tag == "int" || tag == "float" || tag == "bool" || tag == "null";
}

}  // namespace

YamlBuilder::YamlBuilder(SourceFile& file, Diagnostics& diagnostics)
    : file_(file), diagnostics_(diagnostics) {}

void YamlBuilder::error(const YAML::Mark& mark, std::string message, std::string hint) {
  failed_ = true;
  report(mark, std::move(message), std::move(hint));
}

void YamlBuilder::report(const YAML::Mark& mark, std::string message, std::string hint) {
  const Location location{file_.name, static_cast<std::size_t>(mark.line) + 1,
                          static_cast<std::size_t>(mark.column) + 1, std::string()};
  diagnostics_.error(Rule::kSyntax, location, std::move(message), std::move(hint));
}

Node YamlBuilder::make_node(const YAML::Mark& mark, Node::Kind kind) {
  Node node;
  node.kind = kind;
  node.line = static_cast<std::uint32_t>(mark.line) + 1;
  node.column = static_cast<std::uint32_t>(mark.column) + 1;
  position_ = offset_of(mark);
  if (++nodes_ > kMaxNodes) {
    error(mark, "the document has more than " + std::to_string(kMaxNodes) + " values");
    throw YamlRefused{};
  }
  return node;
}

std::size_t YamlBuilder::offset_of(const YAML::Mark& mark) const {
  return std::min(static_cast<std::size_t>(mark.pos), file_.text.size());
}

/// yaml-cpp takes tabs for indentation in some places and not in others; YAML takes them nowhere.
void YamlBuilder::check_indentation(const YAML::Mark& mark) {
  const auto column = static_cast<std::size_t>(mark.column);
  const std::size_t offset = offset_of(mark);
  if (offset < column) return;
  const std::string_view before = std::string_view(file_.text).substr(offset - column, column);
  // In this order: a line may have a million values, of which only the first is indented.
  if (before.find_first_not_of(" \t") != std::string_view::npos) return;
  const std::size_t tab = before.find('\t');
  if (tab == std::string_view::npos) return;
  YAML::Mark at = mark;
  at.column = static_cast<int>(tab);
  error(at, "a tab cannot indent a line", "use spaces");
}

/// yaml-cpp takes the end of the file for a missing closing quote.
void YamlBuilder::check_closing_quote(const YAML::Mark& mark) {
  const std::string_view text = file_.text;
  const std::size_t offset = offset_of(mark);
  if (offset >= text.size() || (text[offset] != '"' && text[offset] != '\'')) return;
  if (end_of_quoted(text, offset) != std::string_view::npos) return;
  error(mark, "this quoted string is not closed");
  throw YamlRefused{};
}

void YamlBuilder::check_tag(const YAML::Mark& mark, const std::string& tag, std::string_view kind) {
  if (tag.empty() || tag == "?" || tag == "!") return;
  if (tag.starts_with(kCoreTag) && std::string_view(tag).substr(kCoreTag.size()) == kind) return;
  error(mark, "the tag " + quote(tag) + " is not supported here",
        "an OpenAPI document holds only what JSON can hold");
}

void YamlBuilder::OnDocumentStart(const YAML::Mark& mark) {
  if (++documents_ > 1) {
    error(mark, "a second YAML document starts here", "a file must hold exactly one");
    throw YamlRefused{};
  }
}

void YamlBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  check_indentation(mark);
  Node node = make_node(mark, Node::Kind::kNull);
  const std::string_view text = std::string_view(file_.text).substr(position_);
  const bool written = text.substr(0, 1) == "~" || text.substr(0, 4) == "null" ||
                       text.substr(0, 4) == "Null" || text.substr(0, 4) == "NULL";
  if (!written && !stack_.empty() && stack_.back().has_key) {
    // For a value that is not there, yaml-cpp tells the place of what follows.
    node.line = stack_.back().key.name_line;
    node.column = stack_.back().key.name_column;
  }
  if (written) node.scalar = text.substr(0, text[0] == '~' ? 1 : 4);
  put(std::move(node), anchor, true);
}

void YamlBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  check_indentation(mark);
  if (tag == "?") return add_scalar(mark, file_.keep(value), Style::kPlain, anchor);
  check_closing_quote(mark);
  if (names_plain_kind(tag)) return add_scalar(mark, file_.keep(value), Style::kResolved, anchor);
  check_tag(mark, tag, "str");
  add_scalar(mark, file_.keep(value), Style::kString, anchor);
}

void YamlBuilder::add_scalar(const YAML::Mark& mark, std::string_view text, Style style,
                             YAML::anchor_t anchor) {
  Node node = make_node(mark, Node::Kind::kString);
  node.scalar = text;
  if (style != Style::kString) {
    const PlainScalar resolved = resolve_plain_scalar(text);
    node.kind = resolved.kind;
    node.boolean = resolved.boolean;
    const bool is_key =
        !stack_.empty() && stack_.back().node.is_mapping() && !stack_.back().has_key;
    if (resolved.not_finite && !is_key) {
      report(mark, "the number " + quote(text) + " has no form in JSON");
      node.scalar = "0";  // so that what else is wrong is told, too
    } else if (!resolved.number.empty() && !is_key && resolved.number != text) {
      node.scalar = file_.keep(resolved.number);
    }
  }
  put(std::move(node), anchor, style == Style::kPlain);
}

void YamlBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                                  YAML::anchor_t anchor, YAML::EmitterStyle::value) {
  check_tag(mark, tag, "seq");
  check_indentation(mark);
  start(mark, Node::Kind::kSequence, anchor);
}

void YamlBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value) {
  check_tag(mark, tag, "map");
  check_indentation(mark);
  start(mark, Node::Kind::kMapping, anchor);
}

void YamlBuilder::OnSequenceEnd() { end(); }

void YamlBuilder::OnMapEnd() { end(); }

void YamlBuilder::start(const YAML::Mark& mark, Node::Kind kind, YAML::anchor_t anchor) {
  Frame frame;
  frame.node = make_node(mark, kind);
  frame.anchor = anchor;
  if (stack_.size() > kMaxDepth) {
    error(mark, "values are nested more than " + std::to_string(kMaxDepth) + " levels deep");
    throw YamlRefused{};
  }
  stack_.push_back(std::move(frame));
}

void YamlBuilder::end() {
  Frame frame = std::move(stack_.back());
  stack_.pop_back();
  merge_into(frame);
  put(std::move(frame.node), frame.anchor);
}

void YamlBuilder::put(Node node, YAML::anchor_t anchor, bool plain) {
  if (anchor != 0) anchors_[anchor] = copy(node);
  if (stack_.empty()) {
    file_.root = std::move(node);
    return;
  }
  Frame& frame = stack_.back();
  if (frame.node.is_sequence()) {
    frame.node.items.push_back(std::move(node));
  } else if (!frame.has_key) {
    put_key(frame, node, plain);
  } else {
    frame.has_key = false;
    if (frame.key_merges) {
      frame.merged.push_back(std::move(node));
    } else {
      frame.key.value = std::move(node);
      frame.node.members.push_back(std::move(frame.key));
    }
    frame.key = Member{};
  }
}

void YamlBuilder::put_key(Frame& frame, const Node& node, bool plain) {
  if (node.is_mapping() || node.is_sequence()) {
    failed_ = true;
    diagnostics_.error(Rule::kSyntax, {file_.name, node.line, node.column, std::string()},
                       "a key must be a string, not " + std::string(describe(node.kind)));
  }
  frame.has_key = true;
  frame.key_merges = plain && node.is_string() && node.scalar == "<<";
  frame.key.name = node.scalar;
  frame.key.name_line = node.line;
  frame.key.name_column = node.column;
}

Node YamlBuilder::copy(const Node& node) {
  if (++copied_ > kMaxAliasedNodes) {
    failed_ = true;
    diagnostics_.error(Rule::kLimit, {file_.name, node.line, node.column, std::string()},
                       "aliases repeat more than " + std::to_string(kMaxAliasedNodes) + " values");
    throw YamlRefused{};
  }
  Node result = node;
  result.items.clear();
  result.members.clear();
  for (const Node& item : node.items) result.items.push_back(copy(item));
  for (const Member& member : node.members) {
    result.members.push_back(
        {member.name, member.name_line, member.name_column, copy(member.value)});
  }
  return result;
}

void YamlBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  check_indentation(mark);
  const Node place = make_node(mark, Node::Kind::kNull);
  const auto found = anchors_.find(anchor);
  if (found == anchors_.end()) {
    error(mark, "this alias stands inside the value it refers to");
    throw YamlRefused{};
  }
  Node node = copy(found->second);
  node.line = place.line;
  node.column = place.column;
  put(std::move(node), 0);
}

/// YAML 1.2 has no merge key, but what reads OpenAPI in practice honours it: members of the mapping
/// itself win, then those of earlier merged mappings.
void YamlBuilder::merge_into(Frame& frame) {
  if (frame.merged.empty()) return;
  std::vector<Node> sources;
  for (Node& value : frame.merged) {
    if (value.is_sequence()) {
      for (Node& item : value.items) sources.push_back(std::move(item));
    } else {
      sources.push_back(std::move(value));
    }
  }
  std::unordered_set<std::string_view> names;
  for (const Member& member : frame.node.members) names.insert(member.name);
  for (Node& source : sources) {
    if (!source.is_mapping()) {
      failed_ = true;
      diagnostics_.error(Rule::kSyntax, {file_.name, source.line, source.column, std::string()},
                         "'<<' merges mappings, but this is " + std::string(describe(source.kind)));
      continue;
    }
    for (Member& member : source.members) {
      if (names.insert(member.name).second) frame.node.members.push_back(std::move(member));
    }
  }
}

}  // namespace specgen::generator

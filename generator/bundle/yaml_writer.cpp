#include "bundle/yaml_writer.hpp"

#include "bundle/yaml_scalar.hpp"

namespace specgen::generator {
namespace {

bool is_block(const Node& node) { return !node.items.empty() || !node.members.empty(); }

/// A literal block behind "key:" or "-", its lines indented.
std::string literal_block(std::string_view text, std::size_t indent) {
  std::string out = " |";
  if (text.back() == '\n') {
    text.remove_suffix(1);
  } else {
    out += '-';
  }
  out += '\n';
  while (true) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (!line.empty()) out.append(indent, ' ');
    out += line;
    out += '\n';
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

std::string scalar(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kNull:
      return "null";
    case Node::Kind::kBoolean:
      return node.boolean ? "true" : "false";
    case Node::Kind::kString:
      return yaml_string(node.scalar);
    case Node::Kind::kSequence:
      return "[]";
    case Node::Kind::kMapping:
      return "{}";
    default:
      return std::string(node.scalar);
  }
}

void write_block(const Node& node, std::size_t indent, bool goes_on, std::string& out);

/// What stands behind "key:" or "-", up to the end of its last line.
void write_value(const Node& node, std::size_t indent, bool in_sequence, std::string& out) {
  if (is_block(node)) {
    // "- key: …": the first line of a block stands behind the dash.
    out += in_sequence ? " " : "\n";
    write_block(node, indent, in_sequence, out);
  } else if (node.is_string() && fits_literal_block(node.scalar)) {
    out += literal_block(node.scalar, indent);
  } else {
    out += " " + scalar(node) + "\n";
  }
}

/// `goes_on`: the first line is indented already.
void write_block(const Node& node, std::size_t indent, bool goes_on, std::string& out) {
  const auto start_line = [&] {
    if (!goes_on) out.append(indent, ' ');
    goes_on = false;
  };
  for (const Node& item : node.items) {
    start_line();
    out += '-';
    write_value(item, indent + 2, true, out);
  }
  for (const Member& member : node.members) {
    start_line();
    out += yaml_string(member.name) + ":";
    write_value(member.value, indent + 2, false, out);
  }
}

}  // namespace

std::string to_yaml_text(const Node& node) {
  if (!is_block(node)) return scalar(node) + "\n";
  std::string out;
  write_block(node, 0, false, out);
  return out;
}

}  // namespace specgen::generator

#include "bundle/json_writer.hpp"

#include <nlohmann/json.hpp>

namespace specgen::generator {
namespace {

std::string quoted(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void write(const Node& node, std::size_t indent, std::string& out);

void new_line(std::size_t indent, std::string& out) {
  out += '\n';
  out.append(indent, ' ');
}

void write_members(const Node& node, std::size_t indent, std::string& out) {
  out += '{';
  for (const Member& member : node.members) {
    if (&member != &node.members.front()) out += ',';
    new_line(indent + 2, out);
    out += quoted(member.name) + ": ";
    write(member.value, indent + 2, out);
  }
  if (!node.members.empty()) new_line(indent, out);
  out += '}';
}

void write_items(const Node& node, std::size_t indent, std::string& out) {
  out += '[';
  for (const Node& item : node.items) {
    if (&item != &node.items.front()) out += ',';
    new_line(indent + 2, out);
    write(item, indent + 2, out);
  }
  if (!node.items.empty()) new_line(indent, out);
  out += ']';
}

void write(const Node& node, std::size_t indent, std::string& out) {
  switch (node.kind) {
    case Node::Kind::kNull:
      out += "null";
      break;
    case Node::Kind::kBoolean:
      out += node.boolean ? "true" : "false";
      break;
    case Node::Kind::kInteger:
    case Node::Kind::kNumber:
      out += node.scalar;
      break;
    case Node::Kind::kString:
      out += quoted(node.scalar);
      break;
    case Node::Kind::kSequence:
      write_items(node, indent, out);
      break;
    case Node::Kind::kMapping:
      write_members(node, indent, out);
      break;
  }
}

}  // namespace

std::string to_json_text(const Node& node) {
  std::string out;
  write(node, 0, out);
  return out + "\n";
}

}  // namespace specgen::generator

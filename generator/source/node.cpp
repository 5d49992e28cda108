#include "source/node.hpp"

#include <nlohmann/json.hpp>

#include "source/json_pointer.hpp"
#include "source/source_file.hpp"

namespace specgen::generator {

const Member* Node::find_member(std::string_view name) const {
  for (const Member& member : members) {
    if (member.name == name) return &member;
  }
  return nullptr;
}

const Node* Node::find(std::string_view name) const {
  const Member* member = find_member(name);
  return member == nullptr ? nullptr : &member->value;
}

namespace {

void append_path(const Node& node, std::string& pointer) {
  if (node.parent == nullptr) return;
  append_path(*node.parent, pointer);
  pointer += '/';
  if (node.parent->is_sequence()) {
    pointer += std::to_string(&node - node.parent->items.data());
  } else if (const Member* member = node.as_member()) {
    append_token(member->name, pointer);
  }
}

}  // namespace

const Member* Node::as_member() const {
  if (parent == nullptr || parent->members.empty()) return nullptr;
  // By arithmetic, as mappings may have thousands of members.
  const auto* const first = reinterpret_cast<const char*>(&parent->members.front().value);
  const auto distance = reinterpret_cast<const char*>(this) - first;
  return &parent->members.at(static_cast<std::size_t>(distance) / sizeof(Member));
}

std::string Node::pointer() const {
  constexpr std::size_t kUsual = 160;  // growing on the way cost more than all the rest
  std::string pointer;
  pointer.reserve(kUsual);
  append_path(*this, pointer);
  pointer.shrink_to_fit();
  return pointer;
}

Location Node::location() const {
  return {file == nullptr ? std::string() : file->name, line, column, pointer()};
}

Location Member::name_location() const {
  Location location = value.location();
  location.line = name_line;
  location.column = name_column;
  return location;
}

void link_parents(Node& root, const SourceFile& file) {
  root.file = &file;
  for (Node& item : root.items) {
    item.parent = &root;
    link_parents(item, file);
  }
  for (Member& member : root.members) {
    member.value.parent = &root;
    link_parents(member.value, file);
  }
}

std::string_view describe(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::kNull:
      return "null";
    case Node::Kind::kBoolean:
      return "a boolean";
    case Node::Kind::kInteger:
      return "an integer";
    case Node::Kind::kNumber:
      return "a number";
    case Node::Kind::kString:
      return "a string";
    case Node::Kind::kSequence:
      return "a list";
    case Node::Kind::kMapping:
      return "a mapping";
  }
  return "a value";
}

nlohmann::ordered_json to_json(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kNull:
      return nullptr;
    case Node::Kind::kBoolean:
      return node.boolean;
    case Node::Kind::kInteger:
    case Node::Kind::kNumber:
      // Without exceptions: a number beyond a double was reported when it was read.
      return nlohmann::ordered_json::parse(node.scalar, nullptr, false);
    case Node::Kind::kString:
      return std::string(node.scalar);
    case Node::Kind::kSequence: {
      auto json = nlohmann::ordered_json::array();
      for (const Node& item : node.items) json.push_back(to_json(item));
      return json;
    }
    case Node::Kind::kMapping: {
      auto json = nlohmann::ordered_json::object();
      for (const Member& member : node.members) {
        append_member(json, member.name, to_json(member.value));
      }
      return json;
    }
  }
  return nullptr;
}

void append_member(nlohmann::ordered_json& object, std::string_view name,
                   nlohmann::ordered_json value) {
  using Object = nlohmann::ordered_json::object_t;
  static_cast<Object::Container&>(object.get_ref<Object&>())
      .emplace_back(std::string(name), std::move(value));
}

}  // namespace specgen::generator

#include "source/object_reader.hpp"

#include <algorithm>

#include "source/text.hpp"

namespace specgen::generator {

bool is_extension(std::string_view name) { return name.substr(0, 2) == "x-"; }

void report_kind(const Node& node, std::string_view name, std::string_view expected,
                 Diagnostics& diagnostics) {
  diagnostics.error(Rule::kWrongType, node.location(),
                    quote(name) + " must be " + std::string(expected) + ", not " +
                        std::string(describe(node.kind)));
}

ObjectReader::ObjectReader(const Node& node, std::string_view what, Diagnostics& diagnostics)
    : node_(node), what_(what), diagnostics_(diagnostics) {
  if (!node.is_mapping()) {
    diagnostics.error(
        Rule::kWrongType, node.location(),
        std::string(what) + " must be a mapping, not " + std::string(describe(node.kind)));
  }
}

const Node* ObjectReader::any(std::string_view name) {
  fields_.push_back(name);
  return node_.find(name);
}

const Node* ObjectReader::of_kind(std::string_view name, Node::Kind kind) {
  const Node* found = any(name);
  if (found == nullptr || found->kind == kind) return found;
  if (kind == Node::Kind::kString && found->is_number()) {
    diagnostics_.error(Rule::kWrongType, found->location(),
                       quote(name) + " must be a string, not " + std::string(describe(found->kind)),
                       "put it in quotes: \"" + std::string(found->scalar) + "\"");
  } else {
    report_kind(*found, name, describe(kind), diagnostics_);
  }
  return nullptr;
}

std::string ObjectReader::string(std::string_view name) {
  const Node* found = string_node(name);
  return found == nullptr ? std::string() : std::string(found->scalar);
}

bool ObjectReader::boolean(std::string_view name, bool otherwise) {
  const Node* found = of_kind(name, Node::Kind::kBoolean);
  return found == nullptr ? otherwise : found->boolean;
}

void ObjectReader::require(std::string_view name, std::string hint) {
  if (!node_.is_mapping() || node_.find(name) != nullptr) return;
  std::vector<std::string_view> written;
  for (const Member& member : node_.members) {
    const bool known = std::find(fields_.begin(), fields_.end(), member.name) != fields_.end();
    if (!known) written.push_back(member.name);
  }
  if (hint.empty() && closest(name, written)) return;  // the misspelt one is reported by finish()
  diagnostics_.error(Rule::kMissingField, node_.location(),
                     std::string(what_) + " needs " + quote(name), std::move(hint));
}

void ObjectReader::ignore(std::initializer_list<std::string_view> names) {
  fields_.insert(fields_.end(), names);
}

void ObjectReader::finish() {
  std::vector<std::string_view> missing;
  for (const std::string_view field : fields_) {
    if (node_.find(field) == nullptr) missing.push_back(field);
  }
  for (const Member& member : node_.members) {
    if (is_extension(member.name)) continue;
    if (std::find(fields_.begin(), fields_.end(), member.name) != fields_.end()) continue;
    diagnostics_.error(Rule::kUnknownField, member.name_location(),
                       quote(member.name) + " is no field of " + std::string(what_),
                       did_you_mean(member.name, missing));
  }
}

}  // namespace specgen::generator

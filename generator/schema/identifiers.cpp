#include "schema/identifiers.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include "schema/uri_reference.hpp"
#include "source/object_reader.hpp"
#include "source/source_file.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

template <std::size_t Size>
bool is_one_of(std::string_view name, const std::array<std::string_view, Size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 11> kHoldsSchema = {"additionalProperties",
                                                           "contains",
                                                           "contentSchema",
                                                           "else",
                                                           "if",
                                                           "items",
                                                           "not",
                                                           "propertyNames",
                                                           "then",
                                                           "unevaluatedItems",
                                                           "unevaluatedProperties"};
constexpr std::array<std::string_view, 4> kHoldsList = {"allOf", "anyOf", "oneOf", "prefixItems"};
constexpr std::array<std::string_view, 6> kHoldsMap = {
    "$defs", "definitions", "dependencies", "dependentSchemas", "properties", "patternProperties"};
/// What holds values, not schemas, wherever it stands in a document.
constexpr std::array<std::string_view, 5> kHoldsValues = {"const", "default", "enum", "example",
                                                          "examples"};

std::string uri_of(const SourceFile& file) {
  std::error_code error;
  const auto path = std::filesystem::absolute(file.name, error);
  return "file://" + (error ? file.name : path.lexically_normal().generic_string());
}

bool mentions_names(const SourceFile& file) {
  const auto has = [&](std::string_view word) { return file.text.find(word) != std::string::npos; };
  return has("$id") || has("$anchor") || has("$dynamicAnchor");
}

/// JSON Schema core, section 8.2.2.
bool is_anchor(std::string_view name) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !name.empty() && letter(name.front()) &&
         std::all_of(name.begin(), name.end(), [&](char c) {
           return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
         });
}

}  // namespace

void Identifiers::add(const Node& node) {
  if (without_names_.count(node.file) > 0) return;
  if (by_file_.count(node.file) == 0) {
    if (!mentions_names(*node.file)) {
      without_names_.insert(node.file);
      return;
    }
    Resource& file = file_of(node);
    if (node.file->root.find("openapi") == nullptr) visit_schema(node.file->root, file);
    visit_anything(node.file->root, file);
  }
  if (visited_.count(&node) > 0) return;
  // Somebody refers to a place that no keyword made a schema.
  visit_schema(node, resource_at(node));
}

Identifiers::Resource& Identifiers::resource_at(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = at->parent) {
    const auto found = by_root_.find(at);
    if (found != by_root_.end()) return *found->second;
  }
  return file_of(node);
}

const Identifiers::Resource* Identifiers::find(const std::string& uri) const {
  const auto found = by_uri_.find(uri);
  return found == by_uri_.end() ? nullptr : found->second;
}

Identifiers::Resource& Identifiers::file_of(const Node& node) {
  Resource*& resource = by_file_[node.file];
  if (resource == nullptr) {
    resource = &resources_.emplace_back();
    resource->uri = uri_of(*node.file);
    resource->root = &node.file->root;
    by_uri_.emplace(resource->uri, resource);
  }
  return *resource;
}

/// The resource that the schema begins by its `$id`, else the one around it.
Identifiers::Resource& Identifiers::own_resource(const Node& node, Resource& outer) {
  const Node* id = node.find("$id");
  if (id == nullptr || !id->is_string()) return outer;
  any_ = true;
  const std::size_t hash = id->scalar.find('#');
  if (hash != std::string_view::npos && hash + 1 < id->scalar.size()) {
    diagnostics_.error(Rule::kReference, id->location(),
                       "'$id' must not have a fragment: " + quote(id->scalar),
                       "name a place within a schema by '$anchor'");
    return outer;
  }
  Resource& resource = resources_.emplace_back();
  resource.uri = resolve_uri(outer.uri, id->scalar);
  resource.root = &node;
  by_root_[&node] = &resource;
  if (node.parent == nullptr) by_uri_[outer.uri] = &resource;  // the file is found by both names
  if (!by_uri_.emplace(resource.uri, &resource).second) {
    diagnostics_.error(Rule::kDuplicate, id->location(),
                       "two schemas have the '$id' " + quote(id->scalar));
  }
  return resource;
}

/// Anything but a schema: looks for the places where schemas stand.
void Identifiers::visit_anything(const Node& node, Resource& resource) {
  for (const Node& item : node.items) visit_anything(item, resource);
  for (const Member& member : node.members) {
    if (is_one_of(member.name, kHoldsValues) || is_extension(member.name)) continue;
    const bool schemas = member.name == "schemas" && node.as_member() != nullptr &&
                         node.as_member()->name == "components";
    if (schemas) {
      for (const Member& schema : member.value.members) visit_schema(schema.value, resource);
    } else if (member.name == "schema") {
      visit_schema(member.value, resource);
    } else {
      visit_anything(member.value, resource);
    }
  }
}

void Identifiers::visit_schema(const Node& node, Resource& outer) {
  if (!node.is_mapping() || !visited_.insert(&node).second) return;
  Resource& resource = own_resource(node, outer);
  name(node, "$anchor", resource);
  name(node, "$dynamicAnchor", resource);
  for (const Member& member : node.members) visit_keyword(member, resource);
}

void Identifiers::visit_keyword(const Member& member, Resource& resource) {
  if (is_one_of(member.name, kHoldsSchema)) {
    visit_schema(member.value, resource);
  } else if (is_one_of(member.name, kHoldsList)) {
    for (const Node& item : member.value.items) visit_schema(item, resource);
  } else if (is_one_of(member.name, kHoldsMap)) {
    for (const Member& entry : member.value.members) visit_schema(entry.value, resource);
  }
}

void Identifiers::name(const Node& schema, std::string_view keyword, Resource& resource) {
  const Node* anchor = schema.find(keyword);
  if (anchor == nullptr || !anchor->is_string()) return;
  any_ = true;
  if (!is_anchor(anchor->scalar)) {
    diagnostics_.error(Rule::kInvalidName, anchor->location(),
                       quote(anchor->scalar) + " is no name for an anchor",
                       "use letters, digits, '-', '_' and '.', a letter or '_' first");
  }
  if (!resource.anchors.emplace(anchor->scalar, &schema).second) {
    diagnostics_.error(Rule::kDuplicate, anchor->location(),
                       "two schemas have the anchor " + quote(anchor->scalar));
  }
  if (keyword == "$dynamicAnchor") resource.dynamic_anchors.emplace_back(anchor->scalar, &schema);
}

}  // namespace specgen::generator

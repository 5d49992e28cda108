#include "openapi/reading.hpp"

#include <algorithm>

#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// The section of `components` that a node is an entry of, in its own file; "" for none.
std::string_view component_section(const Node& node) {
  const Node* section = node.parent;
  const Node* components = node.file->root.find("components");
  if (section == nullptr || components == nullptr || section->parent != components) return {};
  if (section->as_member() == nullptr) return {};
  return section->as_member()->name;
}

void check_siblings(const Node& node, const Reading& reading) {
  for (const Member& member : node.members) {
    const bool allowed = member.name == "$ref" || is_extension(member.name) ||
                         (member.name == "summary" || member.name == "description");
    if (allowed) continue;
    reading.diagnostics.warning(Rule::kIgnored, member.name_location(),
                                quote(member.name) + " beside '$ref' is ignored");
  }
}

}  // namespace

const Node* follow(const Node& node, std::string_view section, std::string_view what,
                   Reading& reading) {
  const Node* current = &node;
  std::set<const Node*> seen;
  while (current->is_mapping()) {
    const Node* reference = current->find("$ref");
    if (reference == nullptr) return current;
    check_siblings(*current, reading);
    if (!seen.insert(current).second) {
      reading.diagnostics.error(Rule::kReference, reference_location(*reference),
                                "'$ref' leads back to itself: " + quote(reference->scalar));
      return nullptr;
    }
    const Node* target = reading.sources.resolve(*reference, section);
    if (target == nullptr) return nullptr;
    const std::string_view found = component_section(*target);
    if (!found.empty() && found != section) {
      reading.diagnostics.error(
          Rule::kReference, reference_location(*reference),
          "'$ref' must point at " + std::string(what) + " here: " + quote(reference->scalar));
      return nullptr;
    }
    current = target;
  }
  return current;
}

bool is_token(std::string_view name) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kMarks.find(c) != std::string_view::npos;
  });
}

std::string to_lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

void warn_if_30(const Node* field, std::string_view name, const Reading& reading) {
  if (field == nullptr || !reading.is_30()) return;
  reading.warning(Rule::kNewerKeyword, *field,
                  quote(name) + " is new in OpenAPI 3.1; this document says 3.0");
}

}  // namespace specgen::generator

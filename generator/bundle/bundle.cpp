#include "bundle/bundle.hpp"

#include "bundle/json_writer.hpp"
#include "bundle/yaml_writer.hpp"
#include "edge_cases/read_edge_cases.hpp"
#include "openapi/assemble.hpp"
#include "openapi/read_document.hpp"
#include "source/source_set.hpp"

namespace specgen::generator {
namespace {

constexpr const char* kEdgeCases = "x-edgeCases";

bool is_edge_cases(const Member& member) {
  return member.name == "edgeCases" || member.name == kEdgeCases;
}

/// A copy with all edge cases under the name that OpenAPI allows, where the first of them stood.
Node with_extension(const Node& root) {
  Node result;
  result.kind = root.kind;
  Node* cases = nullptr;
  result.members.reserve(root.members.size());
  for (const Member& member : root.members) {
    if (!is_edge_cases(member) || cases == nullptr) result.members.push_back(member);
    if (!is_edge_cases(member)) continue;
    if (cases == nullptr) {
      result.members.back().name = kEdgeCases;
      cases = &result.members.back().value;
    } else {
      cases->items.insert(cases->items.end(), member.value.items.begin(), member.value.items.end());
    }
  }
  return result;
}

std::string to_text(const Node& root, bool is_json) {
  return is_json ? to_json_text(root) : to_yaml_text(root);
}

}  // namespace

std::optional<std::string> bundle(const std::string& spec, Diagnostics& diagnostics) {
  SourceSet sources(diagnostics);
  std::optional<Document> document = read_document(spec, sources, diagnostics);
  if (!document) return std::nullopt;
  const SourceFile& file = *sources.files().front();
  read_edge_cases(file.root, *document, diagnostics);
  const Assembled assembled = assemble(file.root, sources, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  const Node& root = *assembled.root;
  return root.find("edgeCases") == nullptr ? to_text(root, file.is_json)
                                           : to_text(with_extension(root), file.is_json);
}

}  // namespace specgen::generator

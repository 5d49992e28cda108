#include "bundle/bundle.hpp"

#include "bundle/json_writer.hpp"
#include "bundle/yaml_writer.hpp"
#include "edge_cases/read_edge_cases.hpp"
#include "openapi/assemble.hpp"
#include "openapi/read_document.hpp"
#include "source/source_set.hpp"

namespace specgen::generator {

std::optional<std::string> bundle(const std::string& spec, Diagnostics& diagnostics) {
  SourceSet sources(diagnostics);
  std::optional<Document> document = read_document(spec, sources, diagnostics);
  if (!document) return std::nullopt;
  const SourceFile& file = *sources.files().front();
  read_edge_cases(file.root, *document, diagnostics);
  const Assembled assembled = assemble(file.root, sources, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return file.is_json ? to_json_text(*assembled.root) : to_yaml_text(*assembled.root);
}

}  // namespace specgen::generator

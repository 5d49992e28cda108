#include "pipeline.hpp"

#include <filesystem>
#include <stdexcept>

#include "edge_cases/read_edge_cases.hpp"
#include "embedded_templates.hpp"
#include "openapi/read_document.hpp"
#include "output/read_file.hpp"
#include "plan/make_plan.hpp"
#include "render/render_all.hpp"

namespace specgen::generator {
namespace {

constexpr std::string_view kExtension = ".mustache";

void add_directory(const std::filesystem::path& directory, Templates& templates) {
  if (!std::filesystem::is_directory(directory)) {
    throw std::runtime_error("no directory '" + directory.string() + "'");
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (!entry.is_regular_file() || entry.path().extension() != kExtension) continue;
    std::string name = entry.path().lexically_relative(directory).generic_string();
    name.resize(name.size() - kExtension.size());
    templates.add(name, entry.path().string(), read_file(entry.path()).value_or(""));
  }
}

}  // namespace

Templates load_templates(const std::string& directory) {
  Templates templates;
  for (const EmbeddedTemplate& each : embedded_templates()) {
    templates.add(std::string(each.name), "templates/" + std::string(each.name) + ".mustache",
                  each.text);
  }
  if (!directory.empty()) add_directory(directory, templates);
  return templates;
}

std::optional<Document> read_spec(const std::string& spec, Diagnostics& diagnostics) {
  SourceSet sources(diagnostics);
  return read_spec(spec, sources, diagnostics);
}

std::optional<Document> read_spec(const std::string& spec, SourceSet& sources,
                                  Diagnostics& diagnostics, Formats formats) {
  std::optional<Document> document = read_document(spec, sources, diagnostics, formats);
  if (document) read_edge_cases(sources.files().front()->root, *document, diagnostics);
  return document;
}

namespace {

/// A document and the files that it was read from. Their trees, larger than the document, are gone.
struct Read {
  std::optional<Document> document;
  std::vector<std::string> inputs;
};

Read read_with_inputs(const std::string& spec, Formats formats, Diagnostics& diagnostics) {
  SourceSet sources(diagnostics);
  Read read;
  read.document = read_spec(spec, sources, diagnostics, formats);
  for (const SourceFile* file : sources.files()) read.inputs.push_back(file->name);
  return read;
}

/// All but the files. The document is gone before those are made.
std::optional<Generated> make_plan(const std::string& spec, const CodeOptions& options,
                                   Diagnostics& diagnostics) {
  auto [document, inputs] = read_with_inputs(spec, options.formats, diagnostics);
  if (!document) return std::nullopt;
  Generated generated;
  generated.inputs = std::move(inputs);
  generated.plan = plan::make_plan(*document, options, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  generated.title = document->title;
  return generated;
}

}  // namespace

std::optional<Generated> generate(const std::string& spec, const CodeOptions& options,
                                  const Templates& templates, Diagnostics& diagnostics) {
  std::optional<Generated> generated = make_plan(spec, options, diagnostics);
  if (generated) generated->files = render_all(generated->plan, templates);
  return generated;
}

}  // namespace specgen::generator

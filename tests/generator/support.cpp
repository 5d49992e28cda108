#include "generator/support.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "pipeline.hpp"

namespace specgen::generator {

namespace fs = std::filesystem;

Files::Files(const Texts& files) : previous_(fs::current_path().string()) {
  std::string pattern = (fs::temp_directory_path() / "specgen-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
  directory_ = pattern;
  for (const auto& [name, text] : files) {
    const fs::path path = fs::path(directory_) / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  fs::current_path(directory_);
}

Files::~Files() {
  fs::current_path(previous_);
  fs::remove_all(directory_);
}

std::string diagnose(const std::string& name, std::string_view text) {
  const Files files(Texts{{name, std::string(text)}});
  Diagnostics diagnostics;
  read_spec(name, diagnostics);
  return diagnostics.text();
}

Document read(const Texts& texts, const std::string& root) {
  const Files files(texts);
  Diagnostics diagnostics;
  auto document = read_spec(root, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.text();
  if (!document) throw std::runtime_error(diagnostics.text());
  return *std::move(document);
}

Document read(std::string_view text) {
  return read(Texts{{"spec.yaml", std::string(text)}}, "spec.yaml");
}

std::string with_schemas(std::string_view lines, std::string_view version) {
  return "openapi: " + std::string(version) +
         "\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n" +
         std::string(lines);
}

const Schema& find_schema(const Document& document, std::string_view name) {
  for (const Schema* schema : document.schemas) {
    if (schema->component == name) return *schema;
  }
  throw std::runtime_error("no schema " + std::string(name));
}

}  // namespace specgen::generator

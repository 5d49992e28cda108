#include "output/manifest.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "output/read_file.hpp"
#include "source/node.hpp"

namespace specgen::generator {
namespace {

constexpr const char* kAnnotate = "annotate";

}  // namespace

bool is_safe_path(const std::string& path) {
  if (path.empty() || path.front() == '/' || path.find('\\') != std::string::npos) return false;
  std::istringstream parts(path);
  for (std::string part; std::getline(parts, part, '/');) {
    if (part.empty() || part == "." || part == "..") return false;
  }
  return path.back() != '/';
}

std::optional<Manifest> read_manifest(const std::filesystem::path& directory) {
  const auto path = directory / kManifestName;
  const auto text = read_file(path);
  if (!text) return std::nullopt;
  const auto json = nlohmann::json::parse(*text, nullptr, false);
  const std::string broken = "'" + path.string() + "' is no manifest of specgen; move it away";
  if (!json.is_object() || !json.contains("files") || !json["files"].is_object()) {
    throw std::runtime_error(broken);
  }
  Manifest manifest;
  manifest.generator = json.value("generator", "");
  manifest.spec = json.value("spec", "");
  manifest.code.namespace_name = json.value("namespace", "");
  if (json.value("formats", "") == kAnnotate) manifest.code.formats = Formats::kAnnotate;
  for (const auto& [name, entry] : json["files"].items()) {
    if (!is_safe_path(name) || !entry.is_object()) throw std::runtime_error(broken);
    manifest.files[name] = entry.value("sha256", "");
  }
  return manifest;
}

std::string to_text(const Manifest& manifest) {
  nlohmann::ordered_json json;
  json["generator"] = manifest.generator;
  json["spec"] = manifest.spec;
  json["namespace"] = manifest.code.namespace_name;
  if (manifest.code.formats == Formats::kAnnotate) json["formats"] = kAnnotate;
  // The files by hand: a tree of thousands of objects took a fortieth of a large run.
  std::string text = json.dump(2);
  text.resize(text.rfind('\n'));
  text += ",\n  \"files\": {";
  const char* separator = "\n";
  for (const auto& [name, hash] : manifest.files) {
    text += separator;
    text += "    " + nlohmann::json(name).dump() + ": {\n      \"sha256\": \"" + hash + "\"\n    }";
    separator = ",\n";
  }
  return text + (manifest.files.empty() ? "}\n}\n" : "\n  }\n}\n");
}

}  // namespace specgen::generator

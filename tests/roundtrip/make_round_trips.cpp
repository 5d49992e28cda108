// Makes what round trips need of an OpenAPI document:
//
//   make-round-trips DOCUMENT ECHO CASES
//
// ECHO: a document whose operations take and answer a value of one component schema each.
// CASES, one a line: values that such a schema allows, {"path", "body"}, and values that break one
// rule in one place, {"path", "body", "keyword", "pointer"}: a few for each keyword of a schema.
// Which they are is said by the tables of the document's schemas.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>

#include "candidates.hpp"
#include "mutants.hpp"
#include "pipeline.hpp"

namespace {

using specgen::roundtrip::Json;
using specgen::roundtrip::violations_of;
namespace generator = specgen::generator;

constexpr std::size_t kValues = 12;           // of a schema
constexpr std::size_t kMutantsOfKeyword = 3;  // of a schema
constexpr std::size_t kMutants = 300;         // tried of a value

auto read_document(const std::string& path) {
  generator::Diagnostics diagnostics;
  auto document = generator::read_spec(path, diagnostics);
  for (const auto& each : diagnostics.sorted()) {
    if (each.severity == generator::Severity::kError)
      std::fprintf(stderr, "%s\n", each.message.c_str());
  }
  if (!document || diagnostics.has_errors()) throw std::runtime_error(path + " has errors");
  return document;
}

std::string path_of(std::size_t schema) { return "/echo/" + std::to_string(schema); }

/// Takes away what tells the directions apart, so that what comes in is what goes out.
void unite_views(Json& schema, bool names = false) {
  if (schema.is_object() && !names) {
    for (const char* keyword : {"readOnly", "writeOnly"}) schema.erase(keyword);
  }
  if (!schema.is_structured()) return;
  for (const auto& [name, part] : schema.items()) {
    unite_views(part, !names && (name == "properties" || name == "patternProperties"));
  }
}

Json echo_document(const generator::Document& document) {
  const Json published = Json::parse(document.published.json);
  Json schemas = published.value("/components/schemas"_json_pointer, Json::object());
  for (auto& [name, schema] : schemas.items()) unite_views(schema);
  Json echo = {{"openapi", published.at("openapi")},
               {"info", {{"title", "Echo"}, {"version", "1"}}},
               {"paths", Json::object()},
               {"components", {{"schemas", std::move(schemas)}}}};
  for (std::size_t i = 0; i < document.schemas.size(); ++i) {
    const Json content = {{"application/json",
                           {{"schema", {{"$ref", "#" + document.schemas[i]->location.pointer}}}}}};
    echo["paths"][path_of(i)]["post"] = {
        {"operationId", "echo" + std::to_string(i)},
        {"requestBody", {{"required", true}, {"content", content}}},
        {"responses", {{"200", {{"description", "The same"}, {"content", content}}}}}};
  }
  return echo;
}

/// Writes the cases of one schema.
class Writer {
 public:
  Writer(std::ostream& out, std::string path, const specgen::schema::Schema& schema)
      : out_(out), path_(std::move(path)), schema_(schema) {}

  void add_values(const std::vector<Json>& candidates) {
    for (const Json& value : candidates) {
      const std::string body = value.dump();
      if (values_.size() == kValues) return;
      if (!seen_.insert(body).second || !violations_of(schema_, body).empty()) continue;
      values_.push_back(value);
      out_ << Json{{"path", path_}, {"body", body}}.dump() << "\n";
    }
  }

  void add_mutants() {
    for (const Json& value : values_) {
      for (const Json& mutant : specgen::roundtrip::mutants_of(value, kMutants)) {
        add_mutant(mutant.dump());
      }
    }
  }

  std::size_t values() const { return values_.size(); }

 private:
  void add_mutant(const std::string& body) {
    if (!seen_.insert(body).second) return;
    const auto violations = violations_of(schema_, body);
    if (violations.size() != 1) return;
    const specgen::Violation& broken = violations.front();
    if (++mutants_[broken.keyword] > kMutantsOfKeyword) return;
    out_ << Json{{"path", path_},
                 {"body", body},
                 {"keyword", broken.keyword},
                 {"pointer", broken.pointer}}
                .dump()
         << "\n";
  }

  std::ostream& out_;
  std::string path_;
  const specgen::schema::Schema& schema_;
  std::vector<Json> values_;
  std::set<std::string> seen_;
  std::map<std::string, std::size_t> mutants_;
};

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 4) {
    std::fputs("usage: make-round-trips DOCUMENT ECHO CASES\n", stderr);
    return 2;
  }
  std::ofstream(argv[2]) << echo_document(*read_document(argv[1])).dump(2) << "\n";
  auto document = read_document(argv[2]);
  std::ofstream cases(argv[3]);
  specgen::roundtrip::Candidates candidates(*document);
  for (std::size_t i = 0; i < document->schemas.size(); ++i) {
    Writer writer(cases, path_of(i), candidates.table(*document->schemas[i]));
    writer.add_values(candidates.of(*document->schemas[i]));
    writer.add_mutants();
    if (writer.values() == 0) {
      std::printf("  no value for %s\n", document->schemas[i]->component.c_str());
    }
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "make-round-trips: %s\n", error.what());
  return 2;
}

#include "openapi/read_document.hpp"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "openapi/publish.hpp"
#include "openapi/read_components.hpp"
#include "openapi/read_metadata.hpp"
#include "openapi/read_paths.hpp"
#include "openapi/read_security.hpp"
#include "openapi/reading.hpp"
#include "schema/read_schema.hpp"
#include "source/json_pointer.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// The version by the field `openapi`; nullopt, with an error, for one that cannot be read.
std::optional<Version> read_version(const Node& root, Diagnostics& diagnostics) {
  const Node* version = root.find("openapi");
  if (version == nullptr) {
    const Member* swagger = root.find_member("swagger");
    if (swagger != nullptr) {
      diagnostics.error(Rule::kVersion, swagger->name_location(),
                        "Swagger 2.0 documents are not supported", "convert it to OpenAPI 3 first");
    } else {
      std::vector<std::string_view> names;
      for (const Member& member : root.members) names.push_back(member.name);
      const auto meant = closest("openapi", names);
      diagnostics.error(Rule::kMissingField, root.location(), "an OpenAPI document needs 'openapi'",
                        meant ? "you wrote " + quote(*meant) : "write openapi: 3.1.0");
    }
    return std::nullopt;
  }
  if (!version->is_string()) {
    const std::string number(version->scalar);
    diagnostics.error(
        Rule::kVersion, version->location(),
        "'openapi' must be a string of three numbers, not " + std::string(describe(version->kind)),
        version->is_number() ? "write openapi: " + number + ".0" : "");
    return std::nullopt;
  }
  const std::string_view text = version->scalar;
  const bool three_numbers =
      text.size() > 4 && std::all_of(text.begin() + 4, text.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-' || c == '.';
      });
  if (three_numbers && text.substr(0, 4) == "3.1.") return Version::k31;
  if (three_numbers && text.substr(0, 4) == "3.0.") return Version::k30;
  const bool looks_right = text == "3.0" || text == "3.1";
  diagnostics.error(
      Rule::kVersion, version->location(),
      "the OpenAPI version " + quote(text) + " is not supported",
      looks_right ? "write openapi: " + std::string(text) + ".0" : "supported are 3.0 and 3.1");
  return std::nullopt;
}

void check_dialect(const Node& dialect, Reading& reading) {
  const std::string_view uri = dialect.scalar.substr(0, dialect.scalar.find('#'));
  if (uri != "https://spec.openapis.org/oas/3.1/dialect/base" &&
      uri != "https://json-schema.org/draft/2020-12/schema") {
    reading.error(Rule::kVersion, dialect,
                  "this dialect of JSON Schema is not supported: " + quote(dialect.scalar),
                  "leave it out for the default, JSON Schema 2020-12");
  }
}

/// Checks that the fields are there which a document must have.
void require_contents(ObjectReader& root, const Reading& reading) {
  root.require("info");
  if (reading.is_30()) {
    root.require("paths");
  } else if (reading.root.find("paths") == nullptr && reading.root.find("webhooks") == nullptr &&
             reading.root.find("components") == nullptr) {
    reading.error(Rule::kMissingField, reading.root,
                  "a document needs 'paths', 'webhooks' or 'components'");
  }
}

void read_webhooks(const Node& node, Reading& reading) {
  warn_if_30(&node, "webhooks", reading);
  for (const Member& member : node.members) {
    if (is_extension(member.name)) continue;
    read_outgoing(member.value, std::string(member.name), "", reading.document.webhooks, reading);
  }
}

void check_links(const Reading& reading) {
  std::vector<std::string_view> names;
  for (const auto& [name, node] : reading.operation_ids) names.push_back(name);
  for (const auto& [node, id] : reading.linked_operations) {
    if (reading.operation_ids.count(id) > 0) continue;
    reading.warning(Rule::kOperationId, *node, "no operation has the id " + quote(id),
                    did_you_mean(id, names));
  }
}

void check_examples(const Reading& reading) {
  std::set<std::tuple<const Node*, const Schema*, Side>> seen;  // components are read by each user
  for (const Reading::Example& example : reading.examples) {
    if (!seen.insert({example.value, example.schema, example.side}).second) continue;
    const auto mismatch =
        reading.schemas.values().check(to_json(*example.value), *example.schema, example.side);
    if (!mismatch) continue;
    reading.warning(Rule::kExample, find_closest(*example.value, mismatch->pointer),
                    "the schema refuses this example: " + mismatch->text());
  }
  if (!reading.schemas.values().gave_up()) return;
  reading.warning(Rule::kLimit, reading.root,
                  "some defaults, examples or values of 'enum' take too many steps to be checked",
                  "they are taken as they are");
}

void read_root(Reading& reading) {
  ObjectReader root(reading.root, "an OpenAPI document", reading.diagnostics);
  root.ignore({"openapi"});
  if (const Node* info = root.any("info")) read_info(*info, reading);
  if (const Node* dialect = root.string_node("jsonSchemaDialect")) {
    warn_if_30(dialect, "jsonSchemaDialect", reading);
    check_dialect(*dialect, reading);
  }
  if (const Node* servers = root.any("servers")) {
    reading.document.servers = read_servers(*servers, reading);
    if (!reading.document.servers.empty()) {
      reading.document.base_path = reading.document.servers.front().path;
    }
  }
  if (const Node* tags = root.any("tags")) read_tags(*tags, reading);
  if (const Node* docs = root.any("externalDocs")) check_external_docs(*docs, reading);
  const Node* components = root.any("components");
  if (components != nullptr) read_security_schemes(*components, reading);
  if (const Node* security = root.any("security")) read_security(*security, reading);
  if (const Node* paths = root.mapping("paths")) read_paths(*paths, reading);
  if (const Node* webhooks = root.mapping("webhooks")) read_webhooks(*webhooks, reading);
  if (components != nullptr) read_components(*components, reading);
  root.ignore({"edgeCases"});
  require_contents(root, reading);
  root.finish();
  reading.schemas.finish();
  check_links(reading);
  check_examples(reading);
  if (components != nullptr && !reading.document.operations.empty()) {
    check_unused_components(*components, reading);
  }
}

}  // namespace

std::optional<Document> read_document(const std::string& file, SourceSet& sources,
                                      Diagnostics& diagnostics, Formats formats) {
  const SourceFile* source = sources.open(file);
  if (source == nullptr) return std::nullopt;
  if (!source->root.is_mapping()) {
    diagnostics.error(
        Rule::kWrongType, source->root.location(),
        "an OpenAPI document must be a mapping, not " + std::string(describe(source->root.kind)));
    return std::nullopt;
  }
  const auto version = read_version(source->root, diagnostics);
  if (!version) return std::nullopt;
  std::optional<Document> document(std::in_place);
  document->file = file;
  document->formats = formats;
  SchemaReader schemas(*version, formats, document->store, sources, diagnostics);
  Reading reading{*version, source->root, *document, sources, schemas, diagnostics, {},
                  {},       {},           {},        {},      {},      {}};
  read_root(reading);
  document->published = publish(reading);
  return document;
}

}  // namespace specgen::generator

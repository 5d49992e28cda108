#include "openapi/read_components.hpp"

#include <algorithm>
#include <array>

#include "openapi/read_content.hpp"
#include "openapi/read_parameter.hpp"
#include "openapi/read_paths.hpp"
#include "openapi/read_response.hpp"
#include "openapi/read_security.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

void check_entry(std::string_view section, const Member& member, Reading& reading) {
  if (section == "schemas") {
    reading.document.schemas.push_back(reading.schemas.read(member.value));
  } else if (section == "responses") {
    read_response(member.value, reading);
  } else if (section == "parameters") {
    read_parameter(member.value, reading);
  } else if (section == "examples") {
    read_example(member.value, nullptr, reading);
  } else if (section == "requestBodies") {
    read_request_body(member.value, reading);
  } else if (section == "headers") {
    read_header(member.value, reading);
  } else if (section == "links") {
    read_link(member.value, reading);
  } else if (section == "pathItems") {
    check_path_item(member.value, reading);
  } else if (section == "callbacks") {
    const Node* callback = follow(member.value, section, "a callback", reading);
    if (callback == nullptr) return;
    if (!callback->is_mapping()) {
      report_kind(*callback, member.name, "a mapping", reading.diagnostics);
    }
    for (const Member& item : callback->members) {
      if (!is_extension(item.name)) check_path_item(item.value, reading);
    }
  }
}

bool is_component_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '-' || c == '_';
  });
}

/// Whether an entry only gives a name to what stands in another file.
bool is_index_entry(const Node& entry, const Reading& reading) {
  const Node* reference = entry.find("$ref");
  if (reference == nullptr || entry.members.size() > 1) return false;
  const auto& references = reading.sources.references();
  const auto found = references.find(reference);
  return found != references.end() && found->second.target->file != entry.file;
}

}  // namespace

void read_security_schemes(const Node& components, Reading& reading) {
  const Node* schemes = components.find("securitySchemes");
  if (schemes == nullptr) return;
  for (const Member& member : schemes->members) {
    if (auto scheme = read_security_scheme(member, reading)) {
      reading.document.security_schemes.push_back(*std::move(scheme));
    }
  }
}

void read_components(const Node& node, Reading& reading) {
  constexpr std::array<std::string_view, 10> kSections = {
      "schemas", "responses",       "parameters", "examples",  "requestBodies",
      "headers", "securitySchemes", "links",      "callbacks", "pathItems"};
  ObjectReader components(node, "'components'", reading.diagnostics);
  for (const std::string_view name : kSections) {
    const Node* section = components.mapping(name);
    if (section == nullptr) continue;
    if (name == "pathItems") warn_if_30(section, name, reading);
    for (const Member& member : section->members) {
      if (!is_component_name(member.name)) {
        reading.diagnostics.error(Rule::kInvalidName, member.name_location(),
                                  "the name of a component may hold letters, digits, '.', '-' and "
                                  "'_', but not " +
                                      quote(member.name));
      }
      check_entry(name, member, reading);
    }
  }
  components.finish();
}

void check_unused_components(const Node& components, Reading& reading) {
  using Section = std::pair<std::string_view, std::string_view>;
  constexpr auto kSections = std::to_array<Section>({{"schemas", "schema"},
                                                     {"responses", "response"},
                                                     {"parameters", "parameter"},
                                                     {"examples", "example"},
                                                     {"requestBodies", "request body"},
                                                     {"headers", "header"},
                                                     {"links", "link"},
                                                     {"callbacks", "callback"},
                                                     {"pathItems", "path item"}});
  for (const auto& [name, what] : kSections) {
    const Node* section = components.find(name);
    if (section == nullptr) continue;
    for (const Member& member : section->members) {
      if (reading.sources.is_referenced(member.value)) continue;
      if (is_index_entry(member.value, reading)) continue;
      reading.diagnostics.warning(
          Rule::kUnusedComponent, member.name_location(),
          "nothing refers to the " + std::string(what) + " " + quote(member.name));
    }
  }
  for (const SecurityScheme& scheme : reading.document.security_schemes) {
    if (reading.used_security_schemes.count(scheme.name) > 0) continue;
    reading.diagnostics.warning(Rule::kUnusedComponent, scheme.location,
                                "nothing requires the security scheme " + quote(scheme.name));
  }
}

}  // namespace specgen::generator

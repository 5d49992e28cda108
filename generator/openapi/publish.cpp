#include "openapi/publish.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "openapi/assemble.hpp"

namespace specgen::generator {
namespace {

/// Gives schemas of other files their names among the document's. An entry that only refers to one
/// gives way to it: they are one type.
void name_schemas(const std::vector<Assembled::Adopted>& adopted, Reading& reading) {
  std::vector<const Schema*>& schemas = reading.document.schemas;
  for (const Assembled::Adopted& each : adopted) {
    if (each.section != "schemas") continue;
    const Schema* schema = reading.schemas.name_component(*each.node, each.name);
    const auto entry = std::find_if(schemas.begin(), schemas.end(), [&](const Schema* other) {
      return !each.is_new && other->ref == schema && other->component == each.name;
    });
    if (entry != schemas.end()) {
      *entry = schema;
    } else if (each.is_new) {
      schemas.push_back(schema);
    }
  }
}

}  // namespace

nlohmann::ordered_json publish(Reading& reading) {
  const Assembled assembled = assemble(reading.root, reading.sources, reading.diagnostics);
  name_schemas(assembled.adopted, reading);
  auto result = nlohmann::ordered_json::object();
  auto edge_cases = nlohmann::ordered_json::array();
  bool has_edge_cases = false;
  for (const Member& member : assembled.root->members) {
    if (member.name == "edgeCases" || member.name == "x-edgeCases") {
      for (const Node& item : member.value.items) edge_cases.push_back(to_json(item));
      if (!has_edge_cases) append_member(result, "x-edgeCases", nullptr);  // keeps the place
      has_edge_cases = true;
    } else {
      append_member(result, member.name, to_json(member.value));
    }
  }
  if (has_edge_cases) result["x-edgeCases"] = std::move(edge_cases);
  return result;
}

}  // namespace specgen::generator

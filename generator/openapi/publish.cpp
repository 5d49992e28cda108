#include "openapi/publish.hpp"

#include <nlohmann/json.hpp>

#include "openapi/assemble.hpp"

namespace specgen::generator {

nlohmann::ordered_json publish(Reading& reading) {
  const Assembled assembled = assemble(reading.root, reading.sources, reading.diagnostics);
  for (const Assembled::Adopted& adopted : assembled.adopted) {
    if (adopted.section != "schemas") continue;
    const Schema* schema = reading.schemas.name_component(*adopted.node, adopted.name);
    if (adopted.is_new) reading.document.schemas.push_back(schema);
  }
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

#include "openapi/publish.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "openapi/assemble.hpp"
#include "openapi/published.hpp"

namespace specgen::generator {
namespace {

/// Gives schemas of other files their names among the document's. An entry that only refers to one
/// gives way to it: they are one type.
void name_schemas(const std::deque<Assembled::Adopted>& adopted, Reading& reading) {
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

Published publish(Reading& reading) {
  const Assembled assembled = assemble(reading.root, reading.sources, reading.diagnostics);
  name_schemas(assembled.adopted, reading);
  std::vector<PublishedMember> members;
  std::optional<std::size_t> edge_cases;  // the place of the first of both lists
  for (const Member& member : assembled.root->members) {
    if (member.name != "edgeCases" && member.name != "x-edgeCases") {
      members.push_back({member.name, {&member.value}, false});
      continue;
    }
    if (!edge_cases) {
      edge_cases = members.size();
      members.push_back({"x-edgeCases", {}, true});
    }
    for (const Node& item : member.value.items) members[*edge_cases].nodes.push_back(&item);
  }
  return {json_text(members), yaml_text(members)};
}

}  // namespace specgen::generator

#include "specgen/parameters/object_text.hpp"

#include <algorithm>
#include <utility>

#include "specgen/json/writer.hpp"
#include "specgen/parameters/text_value.hpp"

namespace specgen {
namespace {

PropertyShape shape_of(std::string_view name, const ParameterShape& shape) {
  const auto found = std::find_if(shape.properties.begin(), shape.properties.end(),
                                  [&](const PropertyShape& each) { return each.name == name; });
  if (found != shape.properties.end()) return *found;
  return {.name = name, .kind = shape.kind, .array = false};
}

}  // namespace

void ObjectText::add(std::string name, std::string value) {
  const auto [place, is_new] = index_.try_emplace(name, members_.size());
  if (is_new) members_.push_back({std::move(name), {}});
  members_[place->second].values.push_back(std::move(value));
}

bool ObjectText::append_json(const ParameterShape& shape, const json::Path& at,
                             Violations& violations, std::string& json) const {
  bool valid = true;
  json.push_back('{');
  for (const Member& member : members_) {
    const json::Path path(at, member.name);
    const PropertyShape property = shape_of(member.name, shape);
    if (json.back() != '{') json.push_back(',');
    json::append_quoted(json, member.name);
    json.push_back(':');
    if (property.array) {
      valid &= append_json_array(member.values, property.kind, path, violations, json);
    } else if (member.values.size() > 1) {
      violations.add(path, "duplicateKey", "must be given only once");
      valid = false;
    } else {
      valid &= append_text_value(member.values.front(), property.kind, path, violations, json);
    }
  }
  json.push_back('}');
  return valid;
}

bool append_json_array(const std::vector<std::string>& items, TextKind kind, const json::Path& at,
                       Violations& violations, std::string& json) {
  bool valid = true;
  json.push_back('[');
  for (std::size_t i = 0; i < items.size(); ++i) {
    const json::Path path(at, i);
    if (i > 0) json.push_back(',');
    valid &= append_text_value(items[i], kind, path, violations, json);
  }
  json.push_back(']');
  return valid;
}

}  // namespace specgen

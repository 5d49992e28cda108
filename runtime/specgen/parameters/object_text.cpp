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

/// Stands for what could not be read, so that the rest can be decoded and checked.
constexpr std::string_view kNoValue = "null";

bool append_or_null(std::string_view text, TextKind kind, const json::Path& at,
                    Violations& violations, std::string& json) {
  if (append_text_value(text, kind, at, violations, json)) return true;
  json.append(kNoValue);
  return false;
}

}  // namespace

ObjectText::Member& ObjectText::member(std::string name) {
  const auto [place, is_new] = index_.try_emplace(name, members_.size());
  if (is_new) members_.push_back({std::move(name), {}});
  return members_[place->second];
}

void ObjectText::add(std::string name, std::string value) {
  member(std::move(name)).values.push_back(std::move(value));
}

void ObjectText::add_unreadable(std::string name) { member(std::move(name)).unreadable = true; }

bool ObjectText::append_json(const ParameterShape& shape, const json::Path& at,
                             Violations& violations, std::string& json) const {
  json.push_back('{');
  const bool valid = append_members(shape, at, violations, json);
  json.push_back('}');
  return valid;
}

bool ObjectText::append_members(const ParameterShape& shape, const json::Path& at,
                                Violations& violations, std::string& json) const {
  bool valid = true;
  for (const Member& member : members_) {
    const json::Path path(at, member.name);
    const PropertyShape property = shape_of(member.name, shape);
    if (&member != &members_.front()) json.push_back(',');
    json::append_quoted(json, member.name);
    json.push_back(':');
    if (member.unreadable) {
      json.append(kNoValue);
      valid = false;
    } else if (property.array) {
      valid &= append_json_array(member.values, property.kind, path, violations, json);
    } else if (member.values.size() > 1) {
      violations.add(path, "duplicateKey", "must be given only once");
      json.append(kNoValue);
      valid = false;
    } else {
      valid &= append_or_null(member.values.front(), property.kind, path, violations, json);
    }
  }
  return valid;
}

bool append_json_array(const std::vector<std::string>& items, TextKind kind, const json::Path& at,
                       Violations& violations, std::string& json) {
  bool valid = true;
  json.push_back('[');
  for (std::size_t i = 0; i < items.size(); ++i) {
    const json::Path path(at, i);
    if (i > 0) json.push_back(',');
    valid &= append_or_null(items[i], kind, path, violations, json);
  }
  json.push_back(']');
  return valid;
}

}  // namespace specgen

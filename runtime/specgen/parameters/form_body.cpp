#include "specgen/parameters/form_body.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "specgen/json/document.hpp"
#include "specgen/json/writer.hpp"
#include "specgen/parameters/form_fields.hpp"
#include "specgen/parameters/object_text.hpp"
#include "specgen/parameters/reader.hpp"

namespace specgen {
namespace {

/// Whether `pointer` is `other` or below it.
bool is_within(std::string_view pointer, std::string_view other) {
  return pointer.starts_with(other) &&
         (pointer.size() == other.size() || pointer[other.size()] == '/');
}

}  // namespace

bool is_styled(const FormField& field, const ParameterShape& shape) {
  return std::any_of(shape.properties.begin(), shape.properties.end(),
                     [&](const PropertyShape& property) {
                       return property.style != nullptr && belongs_to(field, *property.style);
                     });
}

void append_styled(std::string_view body, const ParameterShape& shape, Violations& violations,
                   std::string& json) {
  const json::Path root;
  std::optional<ParameterReader> reader;
  for (const PropertyShape& property : shape.properties) {
    if (property.style == nullptr) continue;
    if (!reader) reader.emplace(ParameterText{.query = body}, violations);
    const json::Path at(root, property.name);
    const std::size_t before = violations.size();
    std::string_view value = reader->read_json(*property.style, at);
    if (value.empty() && violations.size() > before) value = "null";
    if (value.empty()) continue;
    if (json.back() != '{') json.push_back(',');
    json::append_quoted(json, property.name);
    json.append(":").append(value);
  }
}

std::string form_to_json(std::string_view body, const ParameterShape& shape,
                         Violations& violations) {
  const json::Path root;
  ObjectText object;
  for (const FormField& field : split_form(body)) {
    if (is_styled(field, shape)) continue;
    std::optional<std::string> name = percent_decode(field.name, PlusSign::kSpace);
    std::optional<std::string> value = percent_decode(field.value, PlusSign::kSpace);
    if (!name) {
      violations.add(root, "encoding", kBadEncoding);
      return {};
    }
    if (value) {
      object.add(std::move(*name), std::move(*value));
    } else {
      violations.add(json::Path(root, *name), "encoding", kBadEncoding);
      object.add_unreadable(std::move(*name));
    }
  }
  std::string json = "{";
  object.append_members(shape, root, violations, json);
  append_styled(body, shape, violations, json);
  return json + "}";
}

void add_both(const Violations& conversion, const Violations& decoding, Violations& violations) {
  const std::vector<Violation>& first = conversion.all();
  for (const Violation& each : first) {
    violations.add(each.in, each.pointer, each.keyword, each.message);
  }
  for (const Violation& each : decoding.all()) {
    const bool known = std::any_of(first.begin(), first.end(), [&](const Violation& other) {
      return is_within(each.pointer, other.pointer);
    });
    if (!known) violations.add(each.in, each.pointer, each.keyword, each.message);
  }
}

bool decode_converted(std::string_view json, const Violations& conversion, Violations& violations,
                      FunctionRef<void(const json::Input&)> decode) {
  if (conversion.empty()) return json::decode_text(json, violations, {}, decode);
  Violations decoding(violations.in());
  if (!json.empty()) json::decode_text(json, decoding, {}, decode);
  add_both(conversion, decoding, violations);
  return false;
}

bool decode_form(std::string_view body, const ParameterShape& shape, Violations& violations,
                 FunctionRef<void(const json::Input&)> decode) {
  Violations conversion(violations.in());
  const std::string json = form_to_json(body, shape, conversion);
  return decode_converted(json, conversion, violations, decode);
}

}  // namespace specgen

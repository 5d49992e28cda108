#include "specgen/parameters/header_text.hpp"

#include <vector>

#include "specgen/decode/value.hpp"
#include "specgen/json/document.hpp"
#include "specgen/value.hpp"
#include "specgen/violations.hpp"

namespace specgen {
namespace {

std::string text_of(const Value& value) {
  if (const std::string* text = value.as_string()) return *text;
  return value.is_null() ? std::string() : value.to_json();
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) {
    if (&item != &items.front()) text.push_back(',');
    text.append(item);
  }
  return text;
}

}  // namespace

std::string header_text(HeaderForm form, std::string_view json) {
  if (form == HeaderForm::kJson) return std::string(json);
  Value value;
  Violations violations("header");
  json::decode_text(json, violations, {}, [&](const json::Input& in) { decode_value(in, value); });
  std::vector<std::string> items;
  if (const Value::Array* array = value.as_array()) {
    for (const Value& item : *array) items.push_back(text_of(item));
    return joined(items);
  }
  const Value::Object* members = value.as_object();
  if (members == nullptr) return text_of(value);
  const char* separator = form == HeaderForm::kExploded ? "=" : ",";
  for (const auto& [name, member] : *members) items.push_back(name + separator + text_of(member));
  return joined(items);
}

}  // namespace specgen

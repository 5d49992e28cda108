#include "specgen/decode/value.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "specgen/json/canonical.hpp"

namespace specgen {
namespace {

Value number_value(const json::Input& in) {
  const json::Element& number = in.element();
  switch (number.number_kind()) {
    case json::NumberKind::kInt64:
      return {number.int64()};
    case json::NumberKind::kUint64:
      return {number.uint64()};
    case json::NumberKind::kWide:
      in.violation("format", "must not be an integer beyond 64 bits");
      return {};
    case json::NumberKind::kDouble:
      break;
  }
  return {number.number()};
}

Value::Array array_value(const json::Input& in) {
  Value::Array array;
  array.reserve(in.element().size());
  for (json::Element::Items items(in.element()); !items.done(); items.next()) {
    const json::Path path(in.path(), array.size());
    decode_value({items.element(), path, in.violations()}, array.emplace_back());
  }
  return array;
}

Value::Object object_value(const json::Input& in) {
  Value::Object object;
  object.reserve(in.element().size());
  for (json::Element::Members members(in.element()); !members.done(); members.next()) {
    const json::Path path(in.path(), members.name());
    auto& [name, value] = object.emplace_back(std::string(members.name()), Value());
    decode_value({members.value(), path, in.violations()}, value);
  }
  return object;
}

}  // namespace

void decode_value(const json::Input& in, Value& out) {
  switch (in.kind()) {
    case json::Kind::kNull:
      out = Value();
      return;
    case json::Kind::kBoolean:
      out = Value(in.element().boolean());
      return;
    case json::Kind::kNumber:
      out = number_value(in);
      return;
    case json::Kind::kString:
      out = Value(in.element().string());
      return;
    case json::Kind::kArray:
      out = Value(array_value(in));
      return;
    case json::Kind::kObject:
      out = Value(object_value(in));
  }
}

void check_enum(const json::Input& in, std::span<const Value> allowed) {
  std::string text;
  json::append_canonical(in.element(), text);
  std::string choices;
  for (const Value& value : allowed) {
    std::string choice;
    json::append_canonical(value, choice);
    if (choice == text) return;
    choices.append(choices.empty() ? "" : ", ").append(value.to_json());
  }
  if (allowed.size() == 1) {
    in.violation("const", "must be " + choices);
  } else {
    in.violation("enum", "must be one of " + choices);
  }
}

}  // namespace specgen

#include "specgen/value.hpp"

#include <algorithm>
#include <limits>
#include <type_traits>

#include "specgen/json/canonical.hpp"
#include "specgen/json/writer.hpp"

namespace specgen {

Value::Value(std::uint64_t number) {
  if (number <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    data_ = static_cast<std::int64_t>(number);
  } else {
    data_ = number;
  }
}

bool Value::is_number() const {
  return as_int64() != nullptr || as_uint64() != nullptr || as_double() != nullptr;
}

const Value* Value::find(std::string_view name) const {
  const Object* members = as_object();
  if (members == nullptr) return nullptr;
  const auto member = std::find_if(members->begin(), members->end(),
                                   [&](const Member& each) { return each.first == name; });
  return member == members->end() ? nullptr : &member->second;
}

std::string Value::to_json() const {
  json::Writer writer;
  write(writer);
  return writer.take();
}

void Value::write(json::Writer& writer) const {
  if (const Array* items = as_array()) {
    writer.begin_array();
    for (const Value& item : *items) item.write(writer);
    writer.end_array();
  } else if (const Object* members = as_object()) {
    writer.begin_object();
    for (const auto& [name, value] : *members) {
      writer.key(name);
      value.write(writer);
    }
    writer.end_object();
  } else {
    std::visit(
        [&](const auto& scalar) {
          using Scalar = std::remove_cvref_t<decltype(scalar)>;
          if constexpr (!std::is_same_v<Scalar, Array> && !std::is_same_v<Scalar, Object>) {
            writer.value(scalar);
          }
        },
        data_);
  }
}

bool operator==(const Value& left, const Value& right) {
  std::string left_text;
  std::string right_text;
  json::append_canonical(left, left_text);
  json::append_canonical(right, right_text);
  return left_text == right_text;
}

}  // namespace specgen

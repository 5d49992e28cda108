#include "specgen/value.hpp"

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

#include "specgen/json/canonical.hpp"
#include "specgen/json/writer.hpp"

namespace specgen {

Value::Value() : data_(nullptr) {}
Value::Value(std::nullptr_t) : data_(nullptr) {}
Value::Value(bool flag) : data_(flag) {}
Value::Value(int number) : data_(std::int64_t{number}) {}
Value::Value(std::int64_t number) : data_(number) {}
Value::Value(double number) : data_(number) {}
Value::Value(const char* text) : data_(std::string(text)) {}
Value::Value(std::string_view text) : data_(std::string(text)) {}
Value::Value(std::string text) : data_(std::move(text)) {}
Value::Value(Array items) : data_(std::move(items)) {}
Value::Value(Object members) : data_(std::move(members)) {}

Value::Value(const Value& other) = default;
Value::Value(Value&& other) noexcept = default;
Value& Value::operator=(const Value& other) = default;
Value& Value::operator=(Value&& other) noexcept = default;
Value::~Value() = default;

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

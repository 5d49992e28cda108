#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace specgen::json {
class Writer;
}

namespace specgen {

/// Any JSON value, owned: what a schema without a type decodes into. Objects keep the order of
/// their members and are compared without it; numbers compare by value, so that 1 equals 1.0.
class Value {
 public:
  using Array = std::vector<Value>;
  using Member = std::pair<std::string, Value>;
  /// Names are unique in what a decoder made; whoever builds one by hand sees to it.
  using Object = std::vector<Member>;

  Value();
  Value(std::nullptr_t);
  Value(bool flag);
  Value(int number);
  Value(std::int64_t number);
  /// Kept as a signed integer where it fits.
  Value(std::uint64_t number);
  Value(double number);
  Value(const char* text);
  Value(std::string_view text);
  Value(std::string text);
  Value(Array items);
  Value(Object members);
  // Not inline: what a variant of eight does would be compiled in each file that has values.
  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();

  bool is_null() const { return std::holds_alternative<std::nullptr_t>(data_); }
  bool is_boolean() const { return std::holds_alternative<bool>(data_); }
  /// Any number; `as_int64` and `as_uint64` tell whether it is an integer that fits.
  bool is_number() const;
  bool is_string() const { return std::holds_alternative<std::string>(data_); }
  bool is_array() const { return std::holds_alternative<Array>(data_); }
  bool is_object() const { return std::holds_alternative<Object>(data_); }

  /// Each gives nullptr where the value is of another type.
  const bool* as_boolean() const { return std::get_if<bool>(&data_); }
  const std::int64_t* as_int64() const { return std::get_if<std::int64_t>(&data_); }
  const std::uint64_t* as_uint64() const { return std::get_if<std::uint64_t>(&data_); }
  const double* as_double() const { return std::get_if<double>(&data_); }
  const std::string* as_string() const { return std::get_if<std::string>(&data_); }
  const Array* as_array() const { return std::get_if<Array>(&data_); }
  Array* as_array() { return std::get_if<Array>(&data_); }
  const Object* as_object() const { return std::get_if<Object>(&data_); }
  Object* as_object() { return std::get_if<Object>(&data_); }

  /// The member `name` of an object; nullptr where there is none, or no object.
  const Value* find(std::string_view name) const;

  /// Compact JSON. Throws std::domain_error as json::Writer does.
  std::string to_json() const;
  void write(json::Writer& writer) const;

  /// Equality of JSON values (JSON Schema core, section 4.2.2).
  friend bool operator==(const Value& left, const Value& right);

 private:
  std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, double, std::string, Array,
               Object>
      data_;
};

}  // namespace specgen

#include "specgen/json/canonical.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "specgen/value.hpp"

namespace specgen::json {
namespace {

constexpr std::size_t kNumberLength = 32;
constexpr double kTwoTo63 = 9223372036854775808.0;

template <class T>
void append_digits(T number, std::string& text) {
  std::array<char, kNumberLength> digits;
  text.append(digits.data(),
              std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

/// As an integer where it is one that 64 bits hold, so that it equals one.
void append_double(double number, std::string& text) {
  text.push_back('#');
  const bool fits = std::trunc(number) == number && number >= -kTwoTo63 && number < 2 * kTwoTo63;
  if (!fits) {
    append_digits(number, text);
  } else if (number < kTwoTo63) {
    append_digits(static_cast<std::int64_t>(number), text);
  } else {
    append_digits(static_cast<std::uint64_t>(number), text);
  }
}

template <class T>
void append_integer(T number, std::string& text) {
  text.push_back('#');
  append_digits(number, text);
}

/// The length first, so that no content can be taken for a separator.
void append_string(std::string_view string, std::string& text) {
  text.push_back('"');
  append_digits(string.size(), text);
  text.push_back(':');
  text.append(string);
}

/// Members as (name, value) whose values are pointers or elements.
template <class Members>
void append_members(Members& members, std::string& text) {
  std::sort(members.begin(), members.end(),
            [](const auto& left, const auto& right) { return left.first < right.first; });
  text.push_back('{');
  for (const auto& [name, value] : members) {
    append_string(name, text);
    append_canonical(*value, text);
  }
  text.push_back('}');
}

void append_number(const Element& number, std::string& text) {
  switch (number.number_kind()) {
    case NumberKind::kInt64:
      return append_integer(number.int64(), text);
    case NumberKind::kUint64:
      return append_integer(number.uint64(), text);
    default:
      return append_double(number.number(), text);
  }
}

void append_array(const Element& array, std::string& text) {
  text.push_back('[');
  for (Element::Items items(array); !items.done(); items.next()) {
    append_canonical(items.element(), text);
  }
  text.push_back(']');
}

void append_object(const Element& object, std::string& text) {
  std::vector<std::pair<std::string_view, std::optional<Element>>> members;
  members.reserve(object.size());
  for (Element::Members each(object); !each.done(); each.next()) {
    members.emplace_back(each.name(), each.value());
  }
  append_members(members, text);
}

}  // namespace

void append_canonical(const Element& element, std::string& text) {
  switch (element.kind()) {
    case Kind::kNull:
      text.push_back('n');
      return;
    case Kind::kBoolean:
      text.push_back(element.boolean() ? 't' : 'f');
      return;
    case Kind::kNumber:
      return append_number(element, text);
    case Kind::kString:
      return append_string(element.string(), text);
    case Kind::kArray:
      return append_array(element, text);
    case Kind::kObject:
      return append_object(element, text);
  }
}

void append_canonical(const Value& value, std::string& text) {
  if (value.is_null()) {
    text.push_back('n');
  } else if (const bool* flag = value.as_boolean()) {
    text.push_back(*flag ? 't' : 'f');
  } else if (const std::int64_t* small = value.as_int64()) {
    append_integer(*small, text);
  } else if (const std::uint64_t* large = value.as_uint64()) {
    append_integer(*large, text);
  } else if (const double* number = value.as_double()) {
    append_double(*number, text);
  } else if (const std::string* string = value.as_string()) {
    append_string(*string, text);
  } else if (const Value::Array* items = value.as_array()) {
    text.push_back('[');
    for (const Value& item : *items) append_canonical(item, text);
    text.push_back(']');
  } else {
    std::vector<std::pair<std::string_view, const Value*>> members;
    for (const auto& [name, content] : *value.as_object()) members.emplace_back(name, &content);
    append_members(members, text);
  }
}

}  // namespace specgen::json

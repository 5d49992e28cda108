#include "render/value.hpp"

#include <algorithm>

namespace specgen::generator {

Value::Object::Object(std::initializer_list<Entry> entries) {
  entries_.reserve(entries.size());
  for (const Entry& entry : entries) entries_.push_back({entry.name, std::move(entry.value)});
}

void Value::Object::insert_or_assign(std::string_view name, Value value) {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& entry) { return entry.name == name; });
  if (found != entries_.end()) {
    found->value = std::move(value);
  } else {
    entries_.push_back({name, std::move(value)});
  }
}

const Value* Value::Object::find(std::string_view name) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& entry) { return entry.name == name; });
  return found == entries_.end() ? nullptr : &found->value;
}

Value Value::refer_to(std::string_view text) {
  Value value(false);
  value.data_ = text;
  return value;
}

std::string_view Value::kind() const {
  if (text()) return "a text";
  if (condition() != nullptr) return "a condition";
  return list() != nullptr ? "a list" : "an object";
}

}  // namespace specgen::generator

#include "specgen/json/duplicates.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace specgen::json {
namespace {

constexpr std::size_t kSmallObject = 16;

/// The members of one object have distinct names: by comparing each pair, without allocation.
bool small_object_is_clean(const Element& object) {
  std::array<std::string_view, kSmallObject> names;
  std::size_t count = 0;
  for (Element::Members members(object); !members.done(); members.next()) {
    const std::string_view name = members.name();
    for (std::size_t i = 0; i < count; ++i) {
      if (names[i] == name) return false;
    }
    names[count++] = name;
  }
  return true;
}

/// The names that occur more than once, sorted.
std::vector<std::string_view> repeated_names(const Element& object) {
  std::vector<std::string_view> names;
  names.reserve(object.size());
  for (Element::Members members(object); !members.done(); members.next()) {
    names.push_back(members.name());
  }
  std::sort(names.begin(), names.end());
  std::vector<std::string_view> repeated;
  for (std::size_t i = 1; i < names.size(); ++i) {
    const bool known = !repeated.empty() && repeated.back() == names[i];
    if (names[i] == names[i - 1] && !known) repeated.push_back(names[i]);
  }
  return repeated;
}

void report_repeated(const Element& object, const Path& at, Violations& violations) {
  for (const std::string_view name : repeated_names(object)) {
    const Path path(at, name);
    violations.add(path, "duplicateKey", "must not appear more than once");
  }
}

void check_object(const Element& object, const Path& at, Violations& violations) {
  if (object.size() > kSmallObject || !small_object_is_clean(object)) {
    report_repeated(object, at, violations);
  }
  for (Element::Members members(object); !members.done(); members.next()) {
    if (!members.value().is_container()) continue;
    const Path path(at, members.name());
    check_duplicates(members.value(), path, violations);
  }
}

void check_items(const Element& array, const Path& at, Violations& violations) {
  std::size_t index = 0;
  for (Element::Items items(array); !items.done(); items.next(), ++index) {
    if (!items.element().is_container()) continue;
    const Path path(at, index);
    check_duplicates(items.element(), path, violations);
  }
}

}  // namespace

// Recursion is bounded by the depth that the parser has accepted.
void check_duplicates(const Element& root, const Path& at, Violations& violations) {
  if (root.kind() == Kind::kObject) {
    check_object(root, at, violations);
  } else if (root.kind() == Kind::kArray) {
    check_items(root, at, violations);
  }
}

}  // namespace specgen::json

#include "specgen/json/duplicates.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <vector>

namespace specgen::json {
namespace {

constexpr std::size_t kSmallObject = 16;

/// What differs for most names, cheap to compare: the length and the first bytes.
std::uint64_t signature(std::string_view name) {
  constexpr std::size_t kBytes = 4;
  std::uint32_t first = 0;
  if (name.size() >= kBytes) {
    std::memcpy(&first, name.data(), kBytes);
  } else {
    for (const char c : name) first = first << 8U | static_cast<unsigned char>(c);
  }
  return std::uint64_t{name.size()} << 32U | first;
}

/// What one pass over the members of an object has found.
struct Survey {
  bool distinct = true;
  bool has_containers = false;
};

/// Compares the names of each pair of members.
Survey survey_small(const Element& object) {
  // Not initialised: only what has been written is read.
  std::array<std::uint64_t, kSmallObject> signatures;
  std::array<const char*, kSmallObject> names;
  std::size_t count = 0;
  Survey survey;
  for (Element::Members members(object); !members.done(); members.next()) {
    survey.has_containers |= members.value().is_container();
    const std::string_view name = members.name();
    const std::uint64_t mine = signature(name);
    for (std::size_t i = 0; i < count; ++i) {
      if (signatures[i] == mine && std::memcmp(names[i], name.data(), name.size()) == 0) {
        survey.distinct = false;
      }
    }
    signatures[count] = mine;
    names[count++] = name.data();
  }
  return survey;
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
  const bool small = object.size() <= kSmallObject;
  const Survey survey = small ? survey_small(object) : Survey{false, true};
  if (!survey.distinct) report_repeated(object, at, violations);
  if (!survey.has_containers) return;
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
  if (root.is_object()) {
    check_object(root, at, violations);
  } else if (root.is_array()) {
    check_items(root, at, violations);
  }
}

bool has_duplicates(const Element& root) {
  if (!root.is_container()) return false;
  Violations violations("", 0);
  const Path path;
  check_duplicates(root, path, violations);
  return !violations.empty();
}

}  // namespace specgen::json

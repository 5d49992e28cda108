#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "specgen/json/input.hpp"

namespace specgen {

/// The keywords that a schema sets for arrays (JSON Schema validation, section 6.4).
struct ArrayRules {
  std::uint64_t min_items = 0;
  std::uint64_t max_items = std::numeric_limits<std::uint64_t>::max();
  /// No two items equal; 1 and 1.0 are, and so are objects whose members differ in order only.
  bool unique = false;
};

/// Checks the type and the rules. False when there are no items to walk: the value is no array.
bool check_array(const json::Input& in, const ArrayRules& rules);

/// Decodes each item by `item(input, T&)`.
template <class T, class F>
void decode_array(const json::Input& in, const ArrayRules& rules, std::vector<T>& out, F&& item) {
  out.clear();
  if (!check_array(in, rules)) return;
  out.reserve(in.element().size());
  for (json::Element::Items items(in.element()); !items.done(); items.next()) {
    const json::Path path(in.path(), out.size());
    T value{};
    item(json::Input(items.element(), path, in.violations()), value);
    out.push_back(std::move(value));
  }
}

}  // namespace specgen

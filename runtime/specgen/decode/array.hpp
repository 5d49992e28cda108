#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
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

namespace detail {

/// Appends an item and decodes it by `item(input, T&)`.
template <class T, class F>
void add_item(const json::Input& in, std::vector<T>& out, F& item) {
  if constexpr (std::is_same_v<T, bool>) {
    bool value = false;
    item(in, value);
    out.push_back(value);
  } else {
    item(in, out.emplace_back());
  }
}

/// An array that is yet to be read.
template <class T, class F>
void read_array(const json::Input& in, const ArrayRules& rules, std::vector<T>& out, F& item) {
  constexpr std::size_t kSmallItem = 64;
  json::Reader& reader = *in.reader();
  reader.open('[');
  while (reader.next_item(out.empty())) {
    if constexpr (sizeof(T) <= kSmallItem) {
      if (out.empty()) out.reserve(4);
    }
    const json::Path path(in.path(), out.size());
    add_item(json::Input(reader, path, in.violations()), out, item);
  }
  if (out.size() < rules.min_items || out.size() > rules.max_items) reader.fail();
}

}  // namespace detail

/// Decodes each item by `item(input, T&)`.
template <class T, class F>
void decode_array(const json::Input& in, const ArrayRules& rules, std::vector<T>& out, F&& item) {
  out.clear();
  if (in.reader() != nullptr && !rules.unique) return detail::read_array(in, rules, out, item);
  if (!check_array(in, rules)) return;
  out.reserve(in.element().size());
  for (json::Element::Items items(in.element()); !items.done(); items.next()) {
    const json::Path path(in.path(), out.size());
    detail::add_item(json::Input(items.element(), path, in.violations()), out, item);
  }
}

}  // namespace specgen

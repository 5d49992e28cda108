#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
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

/// Checks the type and the rules of an array that has been parsed. False when there are no items to
/// walk: the value is no array.
bool check_array(const json::Input& in, const ArrayRules& rules);

namespace detail {

/// Walks the items of an array, parsed or yet to be read, and checks the rules.
class ArrayWalk {
 public:
  /// Nothing to walk, after a violation or a failure, where the value is no array.
  ArrayWalk(const json::Input& in, const ArrayRules& rules);

  /// How many items there may be; a guess, where they are yet to be read.
  std::size_t expected_size(std::size_t item_size) const;
  /// Steps to the next item, whose index is `index`; false behind the last one.
  bool next(std::size_t index);
  const json::Input& item() const { return item_; }

 private:
  const ArrayRules& rules_;
  json::Reader* reader_;
  json::Path path_;
  json::Input item_;
  json::Element::Items items_;
  std::size_t size_ = 0;  ///< of a parsed one
};

}  // namespace detail

/// Decodes each item by `item(input, T&)`.
template <class T, class F>
void decode_array(const json::Input& in, const ArrayRules& rules, std::vector<T>& out, F&& item) {
  out.clear();
  detail::ArrayWalk walk(in, rules);
  while (walk.next(out.size())) {
    if (out.empty()) out.reserve(walk.expected_size(sizeof(T)));
    if constexpr (std::is_same_v<T, bool>) {
      bool value = false;
      item(walk.item(), value);
      out.push_back(value);
    } else {
      item(walk.item(), out.emplace_back());
    }
  }
}

}  // namespace specgen

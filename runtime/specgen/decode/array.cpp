#include "specgen/decode/array.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "specgen/decode/wording.hpp"
#include "specgen/json/canonical.hpp"

namespace specgen {
namespace {

/// By sorting a text of each, so that no choice of items makes it slow.
bool all_different(const json::Element& array) {
  std::string texts;
  std::vector<std::size_t> ends;
  ends.reserve(array.size());
  for (json::Element::Items items(array); !items.done(); items.next()) {
    json::append_canonical(items.element(), texts);
    ends.push_back(texts.size());
  }
  std::vector<std::string_view> views;
  views.reserve(ends.size());
  std::size_t start = 0;
  for (const std::size_t end : ends) {
    views.push_back(std::string_view(texts).substr(start, end - start));
    start = end;
  }
  std::sort(views.begin(), views.end());
  return std::adjacent_find(views.begin(), views.end()) == views.end();
}

}  // namespace

bool check_array(const json::Input& in, const ArrayRules& rules) {
  if (!in.element().is_array()) {
    in.violation("type", "must be an array");
    return false;
  }
  const std::size_t size = in.element().size();
  if (size < rules.min_items) {
    in.violation("minItems", "must have at least " + count_of(rules.min_items, "item", "items"));
  }
  if (size > rules.max_items) {
    in.violation("maxItems", "must have at most " + count_of(rules.max_items, "item", "items"));
  }
  if (rules.unique && size > 1 && !all_different(in.element())) {
    in.violation("uniqueItems", "must not have equal items");
  }
  return true;
}

}  // namespace specgen

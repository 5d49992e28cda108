#include "specgen/decode/array.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "specgen/decode/wording.hpp"
#include "specgen/json/canonical.hpp"
#include "specgen/json/reader_inline.hpp"

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

/// Takes the value where the rules need all of it at once.
json::Reader* reader_of(const json::Input& in, const ArrayRules& rules) {
  if (rules.unique) static_cast<void>(in.element());
  return in.reader();
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

detail::ArrayWalk::ArrayWalk(const json::Input& in, const ArrayRules& rules)
    : rules_(rules),
      reader_(reader_of(in, rules)),
      path_(in.path(), std::size_t{0}),
      item_(json::Element(nullptr, nullptr, 0), path_, in.violations()) {
  if (reader_ != nullptr) {
    reader_->open('[');
  } else if (check_array(in, rules)) {
    items_ = json::Element::Items(in.element());
    size_ = in.element().size();
  }
}

std::size_t detail::ArrayWalk::expected_size(std::size_t item_size) const {
  constexpr std::size_t kSmallItem = 64;
  constexpr std::size_t kFewItems = 4;
  if (reader_ == nullptr) return size_;
  return item_size <= kSmallItem ? kFewItems : 1;
}

bool detail::ArrayWalk::next(std::size_t index) {
  if (reader_ != nullptr) {
    if (!reader_->next_item(index == 0)) {
      if (index < rules_.min_items || index > rules_.max_items) reader_->fail();
      return false;
    }
    item_.move_to(*reader_);
  } else {
    if (index > 0) items_.next();
    if (items_.done()) return false;
    item_.move_to(items_.element());
  }
  path_.move_to(index);
  return true;
}

}  // namespace specgen

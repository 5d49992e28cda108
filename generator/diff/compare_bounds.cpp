// `minimum`, `multipleOf`, `maxLength` and the like.
#include "diff/compare_bounds.hpp"

#include <array>

#include "diff/admitted_types.hpp"
#include "schema/number.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

using Changes = std::vector<KeywordChange>;

/// A bound of numbers or counts: the keyword that states it, and its value.
struct Bound {
  std::string_view keyword;
  std::string value;
  bool exclusive = false;
};

std::string text_of(const std::optional<Bound>& bound) {
  return bound ? bound->value + (bound->exclusive ? " (exclusive)" : "") : "none";
}

/// Less than zero where `a` lets lower numbers pass than `b`, as lower bounds or, with -1, as
/// upper ones.
int compare_bounds(const Bound& a, const Bound& b, bool lower) {
  const auto order = Number(a.value) <=> Number(b.value);
  if (order != 0) return order < 0 ? -1 : 1;
  if (a.exclusive == b.exclusive) return 0;
  return a.exclusive == lower ? 1 : -1;
}

/// What a bound means to integers: the last of them that it lets pass.
Bound integral(const Bound& bound, bool lower) {
  const Number number(bound.value);
  const auto floor = number.floor();
  if (!floor) return bound;
  std::int64_t last = *floor;
  if (lower && (bound.exclusive || !number.is_integer())) ++last;
  if (!lower && bound.exclusive && number.is_integer()) --last;
  return {bound.keyword, std::to_string(last)};
}

void compare_bound(const std::optional<Bound>& before, const std::optional<Bound>& after,
                   bool lower, bool of_integers, Changes& changes) {
  if (!before && !after) return;
  int order = 0;  // above 0: the bound went up
  if (before && after) {
    order = of_integers ? compare_bounds(integral(*after, lower), integral(*before, lower), lower)
                        : compare_bounds(*after, *before, lower);
    if (order == 0) return;
  } else {
    order = before.has_value() == lower ? -1 : 1;
  }
  const std::string_view keyword = after ? after->keyword : before->keyword;
  changes.push_back({(order > 0) == lower ? Shift::kNarrower : Shift::kWider,
                     is_was(keyword, text_of(after), text_of(before))});
}

/// "At least 0" bounds nothing.
std::optional<Bound> count(std::string_view keyword, const std::optional<std::uint64_t>& value,
                           bool lower) {
  if (!value || (lower && *value == 0)) return std::nullopt;
  return Bound{keyword, std::to_string(*value)};
}

/// The stricter of two bounds of one side.
std::optional<Bound> number(std::string_view inclusive_keyword,
                            const std::optional<std::string>& inclusive,
                            std::string_view exclusive_keyword,
                            const std::optional<std::string>& exclusive, bool lower) {
  std::optional<Bound> result;
  if (inclusive) result = Bound{inclusive_keyword, *inclusive, false};
  if (!exclusive) return result;
  const Bound other{exclusive_keyword, *exclusive, true};
  const bool stricter = !result || (compare_bounds(other, *result, lower) > 0) == lower;
  return stricter ? other : result;
}

std::optional<Bound> lower_bound(const Schema& s) {
  return number("minimum", s.minimum, "exclusiveMinimum", s.exclusive_minimum, true);
}

std::optional<Bound> upper_bound(const Schema& s) {
  return number("maximum", s.maximum, "exclusiveMaximum", s.exclusive_maximum, false);
}

void compare_lengths(const Schema& before, const Schema& after, TypeSet types, Changes& changes) {
  struct Counts {
    std::string_view keyword;
    TypeSet::Type type;
    std::optional<std::uint64_t> Schema::*member;
    bool lower;
  };
  constexpr auto kCounts =
      std::to_array<Counts>({{"minLength", TypeSet::kString, &Schema::min_length, true},
                             {"maxLength", TypeSet::kString, &Schema::max_length, false},
                             {"minItems", TypeSet::kArray, &Schema::min_items, true},
                             {"maxItems", TypeSet::kArray, &Schema::max_items, false},
                             {"minProperties", TypeSet::kObject, &Schema::min_properties, true},
                             {"maxProperties", TypeSet::kObject, &Schema::max_properties, false}});
  for (const Counts& each : kCounts) {
    if (!types.has(each.type)) continue;
    compare_counts(each.keyword, before.*each.member, after.*each.member, each.lower, changes);
  }
}

/// Every integer is a multiple of 1, and of 0.5.
std::optional<std::string> step_of(const Schema& schema, bool of_integers) {
  const auto& step = schema.multiple_of;
  const bool any = of_integers && step && Number("1").is_multiple_of(Number(*step)).value_or(false);
  return any ? std::nullopt : step;
}

void compare_multiple_of(const Schema& before, const Schema& after, bool of_integers,
                         Changes& changes) {
  const auto old_text = step_of(before, of_integers);
  const auto new_text = step_of(after, of_integers);
  if (old_text == new_text) return;
  Shift shift = Shift::kDifferent;
  if (!old_text || !new_text) {
    shift = old_text ? Shift::kWider : Shift::kNarrower;
  } else {
    const Number old_step(*old_text);
    const Number new_step(*new_text);
    if (old_step == new_step) return;
    if (old_step.is_multiple_of(new_step).value_or(false)) shift = Shift::kWider;
    if (new_step.is_multiple_of(old_step).value_or(false)) shift = Shift::kNarrower;
  }
  changes.push_back(
      {shift, is_was("multipleOf", new_text.value_or("none"), old_text.value_or("none"))});
}

}  // namespace

void compare_counts(std::string_view keyword, const std::optional<std::uint64_t>& before,
                    const std::optional<std::uint64_t>& after, bool lower, Changes& changes) {
  compare_bound(count(keyword, before, lower), count(keyword, after, lower), lower, true, changes);
}

void compare_bounds(const Schema& before, const Schema& after, TypeSet types, Changes& changes) {
  if (types.has(TypeSet::kInteger)) {  // which is beside kNumber, too
    const bool integers = !types.has(TypeSet::kNumber);
    compare_bound(lower_bound(before), lower_bound(after), true, integers, changes);
    compare_bound(upper_bound(before), upper_bound(after), false, integers, changes);
    compare_multiple_of(before, after, integers, changes);
  }
  compare_lengths(before, after, types, changes);
}

}  // namespace specgen::generator

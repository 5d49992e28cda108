#include "diff/compare_keywords.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>

#include "schema/number.hpp"
#include "source/text.hpp"
#include "specgen/validation/format.hpp"

namespace specgen::generator {
namespace {

using Changes = std::vector<KeywordChange>;

std::string is_was(std::string_view keyword, const std::string& now, const std::string& before) {
  return quote(keyword) + " is " + now + ", was " + before;
}

std::string joined(const std::set<std::string>& texts) {
  std::string result;
  for (const std::string& text : texts) result += (result.empty() ? "" : ", ") + text;
  return result;
}

/// Compares two sets of what is allowed.
void compare_allowed(std::string_view keyword, const std::set<std::string>& before,
                     const std::set<std::string>& after, Changes& changes) {
  if (before == after) return;
  std::set<std::string> lost;
  std::set<std::string> won;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(),
                      std::inserter(lost, lost.end()));
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                      std::inserter(won, won.end()));
  if (lost.empty()) {
    changes.push_back({Shift::kWider, quote(keyword) + " also allows " + joined(won)});
  } else if (won.empty()) {
    changes.push_back({Shift::kNarrower, quote(keyword) + " no longer allows " + joined(lost)});
  } else {
    changes.push_back({Shift::kDifferent, quote(keyword) + " no longer allows " + joined(lost) +
                                              ", but " + joined(won)});
  }
}

std::set<std::string> types_of(const Schema& schema) {
  using Name = std::pair<TypeSet::Type, const char*>;
  constexpr auto kNames = std::to_array<Name>({{TypeSet::kNull, "null"},
                                               {TypeSet::kBoolean, "boolean"},
                                               {TypeSet::kObject, "object"},
                                               {TypeSet::kArray, "array"},
                                               {TypeSet::kString, "string"},
                                               {TypeSet::kNumber, "number"},
                                               {TypeSet::kInteger, "integer"}});
  std::set<std::string> types;
  for (const auto& [type, name] : kNames) {
    if (schema.types.has(type)) types.insert(name);
  }
  if (types.count("number") > 0) types.insert("integer");
  return types;
}

/// Numbers are equal by value, objects whatever the order of their members (JSON Schema core,
/// 4.2.2).
void make_canonical(nlohmann::json& value) {
  if (value.is_number_float()) {
    constexpr double kExact = 9007199254740992;  // 2^53
    const double number = value.get<double>();
    if (std::abs(number) <= kExact && std::trunc(number) == number) {
      value = static_cast<std::int64_t>(number);
    }
  } else if (value.is_structured()) {
    for (nlohmann::json& each : value) make_canonical(each);
  }
}

/// The values that `enum` and `const` leave.
std::set<std::string> values_of(const Schema& schema) {
  std::set<std::string> values;
  if (schema.constant) {
    values.insert(canonical_text(*schema.constant));
  } else {
    for (const LocatedValue& value : schema.enumeration) values.insert(canonical_text(value));
  }
  return values;
}

void compare_values(const Schema& before, const Schema& after, Changes& changes) {
  const auto old_values = values_of(before);
  const auto new_values = values_of(after);
  const std::string_view keyword = after.constant || before.constant ? "const" : "enum";
  if (old_values.empty() && !new_values.empty()) {
    changes.push_back(
        {Shift::kNarrower, quote(keyword) + " allows only " + joined(new_values) + " now"});
  } else if (!old_values.empty() && new_values.empty()) {
    changes.push_back({Shift::kWider, quote(keyword) + " is gone: any value is allowed"});
  } else {
    compare_allowed(keyword, old_values, new_values, changes);
  }
}

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

void compare_bound(const std::optional<Bound>& before, const std::optional<Bound>& after,
                   bool lower, Changes& changes) {
  if (!before && !after) return;
  int order = 0;  // above 0: the bound went up
  if (before && after) {
    order = compare_bounds(*after, *before, lower);
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

void compare_all_bounds(const Schema& before, const Schema& after, Changes& changes) {
  struct Counts {
    std::string_view keyword;
    std::optional<std::uint64_t> Schema::*member;
    bool lower;
  };
  constexpr auto kCounts =
      std::to_array<Counts>({{"minLength", &Schema::min_length, true},
                             {"maxLength", &Schema::max_length, false},
                             {"minItems", &Schema::min_items, true},
                             {"maxItems", &Schema::max_items, false},
                             {"minProperties", &Schema::min_properties, true},
                             {"maxProperties", &Schema::max_properties, false}});
  compare_bound(lower_bound(before), lower_bound(after), true, changes);
  compare_bound(upper_bound(before), upper_bound(after), false, changes);
  for (const Counts& each : kCounts) {
    compare_counts(each.keyword, before.*each.member, after.*each.member, each.lower, changes);
  }
}

void compare_multiple_of(const Schema& before, const Schema& after, Changes& changes) {
  if (before.multiple_of == after.multiple_of) return;
  Shift shift = Shift::kDifferent;
  if (!before.multiple_of || !after.multiple_of) {
    shift = before.multiple_of ? Shift::kWider : Shift::kNarrower;
  } else {
    const Number old_step(*before.multiple_of);
    const Number new_step(*after.multiple_of);
    if (old_step == new_step) return;
    if (old_step.is_multiple_of(new_step).value_or(false)) shift = Shift::kWider;
    if (new_step.is_multiple_of(old_step).value_or(false)) shift = Shift::kNarrower;
  }
  changes.push_back({shift, is_was("multipleOf", after.multiple_of.value_or("none"),
                                   before.multiple_of.value_or("none"))});
}

void compare_patterns(const Schema& before, const Schema& after, Changes& changes) {
  const auto regexes = [](const Schema& schema) {
    std::set<std::string> result;
    for (const LocatedPattern& pattern : schema.patterns) result.insert(quote(pattern.regex));
    return result;
  };
  const auto old_ones = regexes(before);
  const auto new_ones = regexes(after);
  if (old_ones == new_ones) return;
  Shift shift = Shift::kDifferent;
  if (std::includes(new_ones.begin(), new_ones.end(), old_ones.begin(), old_ones.end())) {
    shift = Shift::kNarrower;
  } else if (std::includes(old_ones.begin(), old_ones.end(), new_ones.begin(), new_ones.end())) {
    shift = Shift::kWider;
  }
  changes.push_back({shift, is_was("pattern", new_ones.empty() ? "none" : joined(new_ones),
                                   old_ones.empty() ? "none" : joined(old_ones))});
}

/// Whether a format refuses any value; all others only tell what a value is meant for.
bool is_asserted(const std::string& format) {
  constexpr auto kNumeric = std::to_array<std::string_view>({"int32", "int64", "float", "double"});
  if (std::find(kNumeric.begin(), kNumeric.end(), format) != kNumeric.end()) return true;
  const auto parsed = parse_format(format);
  return parsed && *parsed != Format::kNone && *parsed != Format::kPassword &&
         *parsed != Format::kBinary;
}

void compare_format(const Schema& before, const Schema& after, Changes& changes) {
  if (before.format == after.format) return;
  using Pair = std::pair<std::string_view, std::string_view>;
  /// Formats whose values all satisfy another one.
  constexpr auto kInside = std::to_array<Pair>({{"int32", "int64"},
                                                {"float", "double"},
                                                {"email", "idn-email"},
                                                {"hostname", "idn-hostname"},
                                                {"uri", "uri-reference"},
                                                {"uri", "iri"},
                                                {"uri-reference", "iri-reference"},
                                                {"iri", "iri-reference"}});
  const auto inside = [&](const std::string& a, const std::string& b) {
    return !is_asserted(b) ||
           std::find(kInside.begin(), kInside.end(), Pair(a, b)) != kInside.end();
  };
  const bool wider = inside(before.format, after.format);
  const bool narrower = inside(after.format, before.format);
  Shift shift = Shift::kDifferent;
  if (wider) shift = narrower ? Shift::kSame : Shift::kWider;
  if (narrower && !wider) shift = Shift::kNarrower;
  const auto shown = [](const std::string& format) {
    return format.empty() ? std::string("none") : quote(format);
  };
  changes.push_back({shift, is_was("format", shown(after.format), shown(before.format))});
}

}  // namespace

std::string canonical_text(const LocatedValue& located) {
  nlohmann::json value(located.value);
  make_canonical(value);
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void compare_counts(std::string_view keyword, const std::optional<std::uint64_t>& before,
                    const std::optional<std::uint64_t>& after, bool lower, Changes& changes) {
  compare_bound(count(keyword, before, lower), count(keyword, after, lower), lower, changes);
}

Changes compare_keywords(const Schema& before, const Schema& after) {
  Changes changes;
  compare_allowed("type", types_of(before), types_of(after), changes);
  compare_values(before, after, changes);
  compare_all_bounds(before, after, changes);
  compare_multiple_of(before, after, changes);
  compare_patterns(before, after, changes);
  compare_format(before, after, changes);
  if (before.unique_items != after.unique_items) {
    changes.push_back({after.unique_items ? Shift::kNarrower : Shift::kWider,
                       is_was("uniqueItems", after.unique_items ? "true" : "false",
                              before.unique_items ? "true" : "false")});
  }
  return changes;
}

}  // namespace specgen::generator

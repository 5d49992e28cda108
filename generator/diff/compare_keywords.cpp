#include "diff/compare_keywords.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>

#include "diff/admitted_types.hpp"
#include "diff/compare_bounds.hpp"
#include "schema/formats.hpp"
#include "source/text.hpp"
#include "specgen/validation/format.hpp"

namespace specgen::generator {
namespace {

using Changes = std::vector<KeywordChange>;

std::string joined(const std::set<std::string>& texts) {
  std::string result;
  for (const std::string& text : texts) result += (result.empty() ? "" : ", ") + text;
  return result;
}

using Names = std::set<std::string>;

Names difference(const Names& a, const Names& b) {
  Names result;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(result, result.end()));
  return result;
}

void report_allowed(std::string_view keyword, const Names& lost, const Names& won,
                    Changes& changes) {
  if (lost.empty() && won.empty()) return;
  if (lost.empty()) {
    changes.push_back({Shift::kWider, quote(keyword) + " also allows " + joined(won)});
  } else if (won.empty()) {
    changes.push_back({Shift::kNarrower, quote(keyword) + " no longer allows " + joined(lost)});
  } else {
    changes.push_back({Shift::kDifferent, quote(keyword) + " no longer allows " + joined(lost) +
                                              ", but " + joined(won)});
  }
}

Names names_of(TypeSet types) {
  using Name = std::pair<TypeSet::Type, const char*>;
  constexpr auto kNames = std::to_array<Name>({{TypeSet::kNull, "null"},
                                               {TypeSet::kBoolean, "boolean"},
                                               {TypeSet::kObject, "object"},
                                               {TypeSet::kArray, "array"},
                                               {TypeSet::kString, "string"},
                                               {TypeSet::kNumber, "number"},
                                               {TypeSet::kInteger, "integer"}});
  Names names;
  for (const auto& [type, name] : kNames) {
    if (types.has(type)) names.insert(name);
  }
  return names;
}

/// Reports what the keywords of the schemas themselves tell; what their alternatives tell is
/// reported where those are compared.
void compare_types(const Schema& before, TypeSet old_types, const Schema& after, TypeSet new_types,
                   Changes& changes) {
  const Names lost = difference(names_of(old_types), names_of(own_types(after)));
  const Names won = difference(names_of(new_types), names_of(own_types(before)));
  report_allowed("type", lost, won, changes);
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

/// The values of types that have few; empty where there are too many to name.
Names all_values_of(TypeSet types) {
  const TypeSet few(TypeSet::kNull | TypeSet::kBoolean);
  Names values;
  if (common(types, few) != types) return values;
  if (types.has(TypeSet::kNull)) values.insert("null");
  if (types.has(TypeSet::kBoolean)) values.insert({"false", "true"});
  return values;
}

/// The values that `enum` and `const` leave.
Names values_of(const Schema& schema) {
  Names values;
  if (schema.constant) {
    values.insert(canonical_text(*schema.constant));
  } else {
    for (const LocatedValue& value : schema.enumeration) values.insert(canonical_text(value));
  }
  return values;
}

void compare_values(const Schema& before, TypeSet old_types, const Schema& after, TypeSet new_types,
                    Changes& changes) {
  auto old_values = values_of(before);
  auto new_values = values_of(after);
  if (old_values.empty() && !new_values.empty()) old_values = all_values_of(old_types);
  if (new_values.empty() && !old_values.empty()) new_values = all_values_of(new_types);
  const std::string_view keyword = after.constant || before.constant ? "const" : "enum";
  if (old_values.empty() && !new_values.empty()) {
    changes.push_back(
        {Shift::kNarrower, quote(keyword) + " allows only " + joined(new_values) + " now"});
  } else if (!old_values.empty() && new_values.empty()) {
    changes.push_back({Shift::kWider, quote(keyword) + " is gone: any value is allowed"});
  } else {
    report_allowed(keyword, difference(old_values, new_values), difference(new_values, old_values),
                   changes);
  }
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
  if (is_number_format(format)) return true;
  const auto parsed = parse_format(format);
  return parsed && *parsed != Format::kNone && *parsed != Format::kPassword &&
         *parsed != Format::kBinary;
}

/// The format, where it says something about values of these types.
std::string format_of(const Schema& schema, TypeSet types) {
  const bool numeric = is_number_format(schema.format);
  if (numeric && !types.has(TypeSet::kInteger)) return {};
  if (!numeric && is_asserted(schema.format) && !types.has(TypeSet::kString)) return {};
  return schema.format;
}

void compare_formats(const std::string& before, const std::string& after, Changes& changes) {
  if (before == after) return;
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
  const bool wider = inside(before, after);
  const bool narrower = inside(after, before);
  Shift shift = Shift::kDifferent;
  if (wider) shift = narrower ? Shift::kSame : Shift::kWider;
  if (narrower && !wider) shift = Shift::kNarrower;
  const auto shown = [](const std::string& format) {
    return format.empty() ? std::string("none") : quote(format);
  };
  changes.push_back({shift, is_was("format", shown(after), shown(before))});
}

}  // namespace

std::string is_was(std::string_view keyword, const std::string& now, const std::string& before) {
  return quote(keyword) + " is " + now + ", was " + before;
}

std::string canonical_text(const LocatedValue& located) {
  nlohmann::json value(located.value);
  make_canonical(value);
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Changes compare_keywords(const Schema& before, TypeSet old_types, const Schema& after,
                         TypeSet new_types) {
  Changes changes;
  compare_types(before, old_types, after, new_types, changes);
  compare_values(before, old_types, after, new_types, changes);
  // What is said about values of other types is of no account.
  const TypeSet types = common(old_types, new_types);
  compare_bounds(before, after, types, changes);
  if (types.has(TypeSet::kString)) compare_patterns(before, after, changes);
  compare_formats(format_of(before, types), format_of(after, types), changes);
  if (types.has(TypeSet::kArray) && before.unique_items != after.unique_items) {
    changes.push_back({after.unique_items ? Shift::kNarrower : Shift::kWider,
                       is_was("uniqueItems", after.unique_items ? "true" : "false",
                              before.unique_items ? "true" : "false")});
  }
  return changes;
}

}  // namespace specgen::generator

#include "schema/typed_subset.hpp"

#include <algorithm>

#include "schema/number.hpp"

namespace specgen::generator {
namespace {

bool asserts_on_type(const Schema& s) {
  const bool numbers =
      s.minimum || s.maximum || s.exclusive_minimum || s.exclusive_maximum || s.multiple_of;
  const bool strings = s.min_length || s.max_length || !s.patterns.empty() || !s.format.empty();
  const bool arrays = s.min_items || s.max_items || s.unique_items || s.items != nullptr;
  const bool objects = !s.properties.empty() || !s.required.empty() ||
                       s.additional_properties != nullptr || s.min_properties || s.max_properties;
  return numbers || strings || arrays || objects;
}

/// Enums become C++ enums: of strings, or of integers of 64 bits, with or without null.
bool is_enumerable(const std::vector<LocatedValue>& values) {
  const auto all = [&](auto holds) {
    return std::all_of(values.begin(), values.end(), [&](const LocatedValue& each) {
      return each.value.is_null() || holds(each.value);
    });
  };
  return all([](const auto& value) { return value.is_string(); }) || all([](const auto& value) {
           return value.is_number_integer() &&
                  (!value.is_number_unsigned() ||
                   value.template get<std::uint64_t>() <= std::uint64_t{INT64_MAX});
         });
}

/// Whether the bounds of an integer fit 64 bits.
bool fits(const std::optional<std::string>& bound) {
  return !bound || (Number(*bound) >= Number("-9223372036854775808") &&
                    Number(*bound) <= Number("9223372036854775807"));
}

std::string fault_of_values(const Schema& s) {
  if (s.constant) {
    if (!is_enumerable({*s.constant})) return "a constant that is neither string nor integer";
  } else if (!is_enumerable(s.enumeration)) {
    return "an enum of anything but strings or of integers";
  }
  return {};
}

bool requires_what_is_forbidden(const Schema& s) {
  const bool closed = s.additional_properties != nullptr &&
                      s.additional_properties->boolean == false && s.pattern_properties.empty();
  return closed && std::any_of(s.required.begin(), s.required.end(), [&](const LocatedValue& name) {
           return std::none_of(s.properties.begin(), s.properties.end(), [&](const Property& each) {
             return each.name == name.value.get_ref<const std::string&>();
           });
         });
}

std::string fault_of(const Schema& s) {
  if (s.boolean && !*s.boolean) return "a schema that no value satisfies";
  if (s.constant || !s.enumeration.empty()) return fault_of_values(s);
  if (!s.has_type) return asserts_on_type(s) ? "rules for a type that is not stated" : "";
  TypeSet types = s.types;
  types.remove(TypeSet::kNull);
  if (types.has(TypeSet::kNumber)) types.remove(TypeSet::kInteger);
  if (types.bits() == 0) return "a value that is always null";
  if ((types.bits() & (types.bits() - 1)) != 0) return "values of several types";
  if (requires_what_is_forbidden(s)) return "a required property that is forbidden";
  if (types.has(TypeSet::kInteger) && !types.has(TypeSet::kNumber) &&
      !(fits(s.minimum) && fits(s.maximum) && fits(s.exclusive_minimum) &&
        fits(s.exclusive_maximum))) {
    return "a bound beyond 64 bits";
  }
  if (types.has(TypeSet::kNumber) && (s.format == "int32" || s.format == "int64")) {
    return "a number that 'format' makes an integer";
  }
  return {};
}

}  // namespace

std::optional<BeyondTyped> beyond_typed(const Schema& merged) {
  if (!merged.beyond_typed.empty()) return merged.beyond_typed.front();
  std::string fault = fault_of(merged);
  if (!fault.empty()) return BeyondTyped{std::move(fault), merged.location};
  const auto forbidden = std::find_if(
      merged.properties.begin(), merged.properties.end(), [](const Property& property) {
        return property.schema != nullptr && property.schema->boolean == false;
      });
  if (forbidden == merged.properties.end()) return std::nullopt;
  return BeyondTyped{"a property that must be absent", forbidden->location};
}

}  // namespace specgen::generator

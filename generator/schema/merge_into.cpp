#include "schema/merge_into.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "schema/conjunction.hpp"
#include "schema/number.hpp"
#include "source/text.hpp"

namespace specgen::generator {

bool asserts_nothing_itself(const Schema& s) {
  return !s.boolean && !s.has_type && s.enumeration.empty() && !s.constant && s.format.empty() &&
         !s.minimum && !s.maximum && !s.exclusive_minimum && !s.exclusive_maximum &&
         !s.multiple_of && !s.min_length && !s.max_length && s.patterns.empty() && !s.min_items &&
         !s.max_items && !s.unique_items && s.prefix_items.empty() && s.items == nullptr &&
         s.properties.empty() && s.required.empty() && s.additional_properties == nullptr &&
         !s.min_properties && !s.max_properties && s.any_of.empty() && s.one_of.empty() &&
         s.negated == nullptr && s.beyond_typed.empty();
}

namespace {

void merge_types(Schema& merged, const Schema& part) {
  if (!part.has_type) return;
  if (!merged.has_type) {
    merged.has_type = true;
    merged.types = part.types;
    return;
  }
  const TypeSet a = merged.types;
  const TypeSet b = part.types;
  merged.types = TypeSet(static_cast<std::uint8_t>(a.bits() & b.bits()));
  const bool integer = (a.has(TypeSet::kNumber) && b.has(TypeSet::kInteger)) ||
                       (a.has(TypeSet::kInteger) && b.has(TypeSet::kNumber));
  if (integer && !merged.types.has(TypeSet::kNumber)) merged.types.add(TypeSet::kInteger);
}

/// The same for equal values: 1 and 1.0 are.
std::string key_of(const LocatedValue& value) {
  if (!value.value.is_number_float()) return value.value.dump();
  const auto number = value.value.get<double>();
  const auto integer = static_cast<std::int64_t>(std::abs(number) < 1e15 ? number : 0.5);
  return static_cast<double>(integer) == number ? std::to_string(integer) : value.value.dump();
}

void merge_enumeration(Schema& merged, const Schema& part) {
  if (part.constant) {
    if (!merged.constant) {
      merged.constant = part.constant;
    } else if (merged.constant->value != part.constant->value) {
      merged.boolean = false;
    }
  }
  if (part.enumeration.empty()) return;
  if (merged.enumeration.empty()) {
    merged.enumeration = part.enumeration;
    return;
  }
  std::unordered_set<std::string> allowed;
  for (const LocatedValue& value : part.enumeration) allowed.insert(key_of(value));
  auto& values = merged.enumeration;
  values.erase(
      std::remove_if(values.begin(), values.end(),
                     [&](const LocatedValue& value) { return allowed.count(key_of(value)) == 0; }),
      values.end());
  if (values.empty()) merged.boolean = false;
}

void merge_format(Schema& merged, const Schema& part) {
  if (part.format.empty() || part.format == merged.format) return;
  if (merged.format.empty() || (merged.format == "int64" && part.format == "int32") ||
      (merged.format == "double" && part.format == "float")) {
    merged.format = part.format;
    merged.format_location = part.format_location;
    return;
  }
  const bool narrower = (merged.format == "int32" && part.format == "int64") ||
                        (merged.format == "float" && part.format == "double");
  if (narrower) return;
  merged.beyond_typed.push_back(
      {"a value of two formats, " + quote(merged.format) + " and " + quote(part.format) + ",",
       part.format_location});
}

template <class T, class Better>
void keep_tighter(std::optional<T>& merged, const std::optional<T>& part, Better better) {
  if (part && (!merged || better(*part, *merged))) merged = part;
}

void merge_numbers(Schema& merged, const Schema& part) {
  const auto higher = [](const std::string& a, const std::string& b) {
    return Number(a) > Number(b);
  };
  const auto lower = [](const std::string& a, const std::string& b) {
    return Number(a) < Number(b);
  };
  keep_tighter(merged.minimum, part.minimum, higher);
  keep_tighter(merged.exclusive_minimum, part.exclusive_minimum, higher);
  keep_tighter(merged.maximum, part.maximum, lower);
  keep_tighter(merged.exclusive_maximum, part.exclusive_maximum, lower);
  if (!part.multiple_of || !merged.multiple_of) {
    if (part.multiple_of) merged.multiple_of = part.multiple_of;
    return;
  }
  const auto multiple =
      Number::least_common_multiple(Number(*merged.multiple_of), Number(*part.multiple_of));
  if (multiple) {
    merged.multiple_of = *multiple;
  } else {
    merged.beyond_typed.push_back({"a common multiple of " + *merged.multiple_of + " and " +
                                       *part.multiple_of + " of more than 18 digits",
                                   merged.location});
  }
}

void merge_counts(Schema& merged, const Schema& part) {
  const auto higher = [](std::uint64_t a, std::uint64_t b) { return a > b; };
  const auto lower = [](std::uint64_t a, std::uint64_t b) { return a < b; };
  keep_tighter(merged.min_length, part.min_length, higher);
  keep_tighter(merged.max_length, part.max_length, lower);
  keep_tighter(merged.min_items, part.min_items, higher);
  keep_tighter(merged.max_items, part.max_items, lower);
  keep_tighter(merged.min_properties, part.min_properties, higher);
  keep_tighter(merged.max_properties, part.max_properties, lower);
  merged.unique_items = merged.unique_items || part.unique_items;
}

/// Whether a pattern (and the type it goes with) is all that the schema asserts.
bool is_lone_pattern(const Schema& schema) {
  if (schema.patterns.size() != 1) return false;
  Schema rest = schema;
  rest.patterns.clear();
  rest.has_type = false;
  return asserts_nothing_itself(rest);
}

void merge_patterns(Schema& merged, const Schema& part) {
  for (LocatedPattern pattern : part.patterns) {
    const bool known =
        std::any_of(merged.patterns.begin(), merged.patterns.end(),
                    [&](const LocatedPattern& other) { return other.regex == pattern.regex; });
    if (known) continue;
    if (pattern.description.empty() && is_lone_pattern(part)) {
      pattern.description = part.description;
    }
    merged.patterns.push_back(std::move(pattern));
  }
}

using PropertyIndex = std::unordered_map<std::string_view, const Property*>;

PropertyIndex index_properties(const Schema& schema) {
  PropertyIndex index;
  for (const Property& property : schema.properties) index.emplace(property.name, &property);
  return index;
}

/// Adds `property` of one member to `into`, constrained by what the other member says about that
/// name; not when that forbids it.
void add_property(const Property& property, const PropertyIndex& others, const Schema* additional,
                  SchemaStore& store, std::vector<Property>& into) {
  const auto same = others.find(property.name);
  const bool declared = same != others.end();
  const Schema* constraint = declared ? same->second->schema : additional;
  const Schema* schema = both(property.schema, constraint, store);
  if (refuses_everything(*schema) && !declared) return;
  into.push_back({property.name, property.location, schema});
}

void merge_properties(Schema& merged, const Schema& part, SchemaStore& store) {
  const PropertyIndex of_merged = index_properties(merged);
  const PropertyIndex of_part = index_properties(part);
  std::vector<Property> properties;
  for (const Property& property : merged.properties) {
    add_property(property, of_part, part.additional_properties, store, properties);
  }
  for (const Property& property : part.properties) {
    if (of_merged.count(property.name) > 0) continue;
    add_property(property, of_merged, merged.additional_properties, store, properties);
  }
  merged.properties = std::move(properties);
  merged.additional_properties =
      both(merged.additional_properties, part.additional_properties, store);
  std::unordered_set<std::string> required;
  for (const LocatedValue& name : merged.required) required.insert(name.value);
  for (const LocatedValue& name : part.required) {
    if (required.insert(name.value).second) merged.required.push_back(name);
  }
}

void merge_annotations(Schema& merged, const Schema& part) {
  if (merged.title.empty()) merged.title = part.title;
  if (merged.description.empty() && !is_lone_pattern(part)) merged.description = part.description;
  if (!merged.default_value) merged.default_value = part.default_value;
  if (merged.examples.empty()) merged.examples = part.examples;
  merged.deprecated = merged.deprecated || part.deprecated;
  merged.read_only = merged.read_only || part.read_only;
  merged.write_only = merged.write_only || part.write_only;
  merged.has_media_type = merged.has_media_type || part.has_media_type;
  merged.has_encoding = merged.has_encoding || part.has_encoding;
}

/// What no one schema can say for both is in `beyond_typed`: the evaluator asks each part itself.
void merge_alternatives(Schema& merged, const Schema& part) {
  if (merged.any_of.empty()) merged.any_of = part.any_of;
  if (merged.one_of.empty()) merged.one_of = part.one_of;
  if (merged.negated == nullptr) merged.negated = part.negated;
  if (merged.prefix_items.empty()) merged.prefix_items = part.prefix_items;
  if (!merged.discriminator) merged.discriminator = part.discriminator;
  merged.beyond_typed.insert(merged.beyond_typed.end(), part.beyond_typed.begin(),
                             part.beyond_typed.end());
}

}  // namespace

void merge_into(Schema& merged, const Schema& part, SchemaStore& store) {
  if (part.boolean) {
    if (!*part.boolean) merged.boolean = false;
    return;
  }
  merge_types(merged, part);
  merge_enumeration(merged, part);
  merge_format(merged, part);
  merge_numbers(merged, part);
  merge_counts(merged, part);
  merge_patterns(merged, part);
  merge_properties(merged, part, store);
  merge_alternatives(merged, part);
  merge_annotations(merged, part);
  merged.items = both(merged.items, part.items, store);
}

}  // namespace specgen::generator

#include "schema/row_maker.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "schema/table_values.hpp"
#include "specgen/validation/format.hpp"

namespace specgen::generator::tables {
namespace {

bool means(const Schema* alternative, const Schema* target) {
  constexpr int kLongestChain = 500;
  for (int i = 0; i < kLongestChain && alternative != nullptr; ++i) {
    if (alternative == target) return true;
    alternative = alternative->ref;
  }
  return false;
}

std::optional<Discriminator> to_discriminator(const Schema& schema) {
  const auto& alternatives = schema.one_of.empty() ? schema.any_of : schema.one_of;
  if (alternatives.empty()) return std::nullopt;
  Discriminator result;
  result.property = schema.discriminator->property;
  for (const auto& [value, target] : schema.discriminator->mapping) {
    const auto found =
        std::find_if(alternatives.begin(), alternatives.end(),
                     [target = target](const Schema* each) { return means(each, target); });
    if (found == alternatives.end()) continue;
    result.mapping.emplace_back(value, static_cast<std::size_t>(found - alternatives.begin()));
  }
  return result;
}

/// Whether it matters for the schema's row which properties travel one way: where it requires any,
/// or where its parts may require what others of them declare. Most schemas are neither.
bool asks_for_sides(const Schema& schema) {
  const std::size_t parts = schema.all_of.size() + (schema.ref == nullptr ? 0 : 1);
  return !schema.required.empty() || parts > 1 || (parts == 1 && !schema.properties.empty());
}

}  // namespace

Index RowMaker::index_of(const Schema& schema) {
  const auto [known, is_new] = indexes_.try_emplace(&schema, sources_.size());
  if (is_new) ask_for(schema, OneWayProperties());
  return known->second;
}

/// The row of a part of a conjunction: one of its own where it requires what the others say
/// travels one way.
Index RowMaker::index_of_part(const Schema& part, const OneWayProperties& properties) {
  OneWayProperties unknown = unknown_to(part, properties);
  if (unknown.empty()) return index_of(part);
  const auto [known, is_new] = indexes_of_parts_.try_emplace({&part, unknown}, sources_.size());
  if (is_new) ask_for(part, std::move(unknown));
  return known->second;
}

void RowMaker::ask_for(const Schema& schema, OneWayProperties combined_with) {
  sources_.push_back({&schema, std::move(combined_with)});
}

std::optional<Index> RowMaker::optional(const Schema* schema) {
  return schema == nullptr ? std::nullopt : std::optional(index_of(*schema));
}

std::vector<Index> RowMaker::list(const std::vector<const Schema*>& schemas) {
  std::vector<Index> indexes(schemas.size());
  std::transform(schemas.begin(), schemas.end(), indexes.begin(),
                 [&](const Schema* schema) { return index_of(*schema); });
  return indexes;
}

Index RowMaker::pattern(const LocatedPattern& pattern) {
  const auto [known, is_new] =
      pattern_indexes_.try_emplace({pattern.regex, pattern.description}, patterns_.size());
  if (is_new) patterns_.push_back({pattern.regex, pattern.description});
  return known->second;
}

Row RowMaker::make(Index index) {
  // Asking for more rows may move the sources.
  const Source source = sources_[index];
  return fill(*source.schema, source.combined_with);
}

/// `combined_with`: what travels one way by other parts of the conjunction.
Row RowMaker::fill(const Schema& schema, const OneWayProperties& combined_with) {
  Row row;
  row.source = &schema;
  row.never = schema.boolean && !*schema.boolean;
  if (schema.boolean) return row;
  if (schema.has_type) row.types = schema.types;
  if (schema.constant) row.constant = to_literal(schema.constant->value);
  for (const LocatedValue& value : schema.enumeration) {
    row.enumeration.push_back(to_literal(value.value));
  }
  fill_scalars(schema, row);
  fill_array(schema, row);
  OneWayProperties one_way;
  if (asks_for_sides(schema) || !combined_with.empty()) one_way = one_way_properties(schema);
  one_way.insert(combined_with.begin(), combined_with.end());
  fill_object(schema, one_way, row);
  fill_combination(schema, one_way, row);
  return row;
}

void RowMaker::fill_scalars(const Schema& schema, Row& row) {
  row.minimum = to_bound(schema.minimum);
  row.maximum = to_bound(schema.maximum);
  row.exclusive_minimum = to_bound(schema.exclusive_minimum);
  row.exclusive_maximum = to_bound(schema.exclusive_maximum);
  if (schema.multiple_of) row.multiple_of = to_multiple(*schema.multiple_of);
  row.min_length = schema.min_length;
  row.max_length = schema.max_length;
  // A schema that was read has one; merged ones have others, and are never asked for here.
  if (!schema.patterns.empty()) row.pattern = pattern(schema.patterns.front());
  if (formats_ == Formats::kAnnotate) return;
  row.number_format = to_number_format(schema.format);
  const auto format = parse_format(schema.format);
  if (format && asserts(*format)) row.format = schema.format;
}

void RowMaker::fill_array(const Schema& schema, Row& row) {
  row.min_items = schema.min_items;
  row.max_items = schema.max_items;
  row.unique = schema.unique_items;
  row.prefix_items = list(schema.prefix_items);
  row.items = optional(schema.items);
  row.contains = optional(schema.contains);
  row.min_contains = schema.min_contains;
  row.max_contains = schema.max_contains;
  row.unevaluated_items = optional(schema.unevaluated_items);
}

void RowMaker::fill_object(const Schema& schema, const OneWayProperties& one_way, Row& row) {
  row.min_properties = schema.min_properties;
  row.max_properties = schema.max_properties;
  fill_properties(schema, one_way, row);
  for (const generator::PatternProperty& each : schema.pattern_properties) {
    row.pattern_properties.push_back({pattern(each.pattern), index_of(*each.schema)});
  }
  row.additional = optional(schema.additional_properties);
  row.property_names = optional(schema.property_names);
  row.dependent_required = schema.dependent_required;
  for (const generator::Property& each : schema.dependent_schemas) {
    row.dependent_schemas.push_back({each.name, index_of(*each.schema)});
  }
  row.unevaluated_properties = optional(schema.unevaluated_properties);
}

void RowMaker::fill_properties(const Schema& schema, const OneWayProperties& one_way, Row& row) {
  // Where a required property must be: in the messages in which it travels.
  const auto required_in = [&](std::string_view name) {
    const auto found = one_way.find(name);
    return found == one_way.end() ? Side::kBoth : found->second;
  };
  std::unordered_set<std::string_view> required;
  for (const LocatedValue& name : schema.required) {
    required.insert(name.value.get_ref<const std::string&>());
  }
  for (const generator::Property& each : schema.properties) {
    const bool is_required = required.erase(each.name) > 0;
    const Side side = is_required ? required_in(each.name) : Side::kBoth;
    row.properties.push_back({each.name, index_of(*each.schema), is_required, side});
  }
  for (const LocatedValue& name : schema.required) {
    const auto& text = name.value.get_ref<const std::string&>();
    if (required.erase(text) == 0) continue;
    row.properties.push_back({text, std::nullopt, true, required_in(text)});
  }
}

void RowMaker::fill_combination(const Schema& schema, const OneWayProperties& one_way, Row& row) {
  if (schema.ref != nullptr) row.ref = index_of_part(*schema.ref, one_way);
  row.dynamic_ref = optional(schema.dynamic_ref);
  row.dynamic_anchor = schema.dynamic_anchor;
  has_dynamic_refs_ = has_dynamic_refs_ || !schema.dynamic_anchor.empty();
  for (const Schema* part : schema.all_of) row.all_of.push_back(index_of_part(*part, one_way));
  row.any_of = list(schema.any_of);
  row.one_of = list(schema.one_of);
  row.negated = optional(schema.negated);
  row.condition = optional(schema.condition);
  if (schema.condition != nullptr) {
    row.then = optional(schema.then);
    row.otherwise = optional(schema.otherwise);
  }
  if (schema.discriminator) row.discriminator = to_discriminator(schema);
}

std::optional<Index> RowMaker::resource_of(const Schema& schema) {
  if (schema.resource == nullptr) return std::nullopt;
  const auto [known, is_new] = resource_indexes_.try_emplace(schema.resource, resources_.size());
  if (is_new) {
    Resource& added = resources_.emplace_back();
    for (const auto& [name, anchored] : schema.resource->dynamic_anchors) {
      added.dynamic_anchors.emplace_back(name, index_of(*anchored));
    }
  }
  return known->second;
}

}  // namespace specgen::generator::tables

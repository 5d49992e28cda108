#include "schema/tables.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "schema/one_way.hpp"
#include "schema/table_names.hpp"
#include "schema/table_values.hpp"
#include "specgen/validation/format.hpp"

namespace specgen::generator::tables {
namespace {

/// Whether dynamic references are among the schemas that the roots reach is not known before all
/// are; then the rows get their resources.
class Builder {
 public:
  explicit Builder(Formats formats) : formats_(formats) {}

  Tables run(const std::vector<const Schema*>& roots) {
    for (const Schema* root : roots) index_of(root);
    // Rows are added while they are filled, which moves them.
    for (Index i = 0; i < tables_.rows.size(); ++i) {
      Row row = fill(*tables_.rows[i].source, combined_with_[i]);
      row.name = std::move(tables_.rows[i].name);
      tables_.rows[i] = std::move(row);
      if (i + 1 == tables_.rows.size() && has_dynamic_refs_) add_resources();
    }
    return std::move(tables_);
  }

 private:
  Index index_of(const Schema* schema) {
    const auto [known, is_new] = indexes_.try_emplace(schema, tables_.rows.size());
    if (is_new) add_row(*schema, OneWayProperties());
    return known->second;
  }

  /// The row of a part of a conjunction: one of its own where it requires what the others say
  /// travels one way.
  Index index_of_part(const Schema* part, const OneWayProperties& properties) {
    OneWayProperties unknown = unknown_to(*part, properties);
    if (unknown.empty()) return index_of(part);
    const auto [known, is_new] =
        indexes_of_parts_.try_emplace({part, unknown}, tables_.rows.size());
    if (is_new) add_row(*part, std::move(unknown));
    return known->second;
  }

  void add_row(const Schema& schema, OneWayProperties combined_with) {
    Row& row = tables_.rows.emplace_back();
    row.source = &schema;
    row.name = names_.claim(schema);
    combined_with_.push_back(std::move(combined_with));
  }

  std::optional<Index> optional(const Schema* schema) {
    return schema == nullptr ? std::nullopt : std::optional(index_of(schema));
  }

  std::vector<Index> list(const std::vector<const Schema*>& schemas) {
    std::vector<Index> indexes(schemas.size());
    std::transform(schemas.begin(), schemas.end(), indexes.begin(),
                   [&](const Schema* schema) { return index_of(schema); });
    return indexes;
  }

  Index pattern(const LocatedPattern& pattern) {
    const auto [known, is_new] =
        patterns_.try_emplace({pattern.regex, pattern.description}, tables_.patterns.size());
    if (is_new) tables_.patterns.push_back({pattern.regex, pattern.description});
    return known->second;
  }

  /// `combined_with`: what travels one way by other parts of the conjunction.
  Row fill(const Schema& schema, OneWayProperties combined_with) {
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
    OneWayProperties one_way = one_way_properties(schema);
    one_way.merge(combined_with);
    fill_object(schema, one_way, row);
    fill_combination(schema, one_way, row);
    return row;
  }

  void fill_scalars(const Schema& schema, Row& row) {
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

  void fill_array(const Schema& schema, Row& row) {
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

  void fill_object(const Schema& schema, const OneWayProperties& one_way, Row& row) {
    row.min_properties = schema.min_properties;
    row.max_properties = schema.max_properties;
    fill_properties(schema, one_way, row);
    for (const generator::PatternProperty& each : schema.pattern_properties) {
      row.pattern_properties.push_back({pattern(each.pattern), index_of(each.schema)});
    }
    row.additional = optional(schema.additional_properties);
    row.property_names = optional(schema.property_names);
    row.dependent_required = schema.dependent_required;
    for (const generator::Property& each : schema.dependent_schemas) {
      row.dependent_schemas.push_back({each.name, index_of(each.schema)});
    }
    row.unevaluated_properties = optional(schema.unevaluated_properties);
  }

  void fill_properties(const Schema& schema, const OneWayProperties& one_way, Row& row) {
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
      row.properties.push_back({each.name, index_of(each.schema), is_required, side});
    }
    for (const LocatedValue& name : schema.required) {
      const auto& text = name.value.get_ref<const std::string&>();
      if (required.erase(text) == 0) continue;
      row.properties.push_back({text, std::nullopt, true, required_in(text)});
    }
  }

  void fill_combination(const Schema& schema, const OneWayProperties& one_way, Row& row) {
    if (schema.ref != nullptr) row.ref = index_of_part(schema.ref, one_way);
    row.dynamic_ref = optional(schema.dynamic_ref);
    row.dynamic_anchor = schema.dynamic_anchor;
    has_dynamic_refs_ = has_dynamic_refs_ || !schema.dynamic_anchor.empty();
    for (const Schema* part : schema.all_of) row.all_of.push_back(index_of_part(part, one_way));
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

  /// Gives the rows their resources; the anchors may add rows, which are filled later.
  void add_resources() {
    const Index count = tables_.rows.size();
    for (Index i = 0; i < count; ++i) {
      const SchemaResource* resource = tables_.rows[i].source->resource;
      if (resource == nullptr) continue;
      const auto [known, is_new] = resources_.try_emplace(resource, tables_.resources.size());
      tables_.rows[i].resource = known->second;
      if (!is_new) continue;
      Resource added;
      for (const auto& [name, schema] : resource->dynamic_anchors) {
        added.dynamic_anchors.emplace_back(name, index_of(schema));
      }
      tables_.resources.push_back(std::move(added));
    }
  }

  static bool means(const Schema* alternative, const Schema* target) {
    constexpr int kLongestChain = 500;
    for (int i = 0; i < kLongestChain && alternative != nullptr; ++i) {
      if (alternative == target) return true;
      alternative = alternative->ref;
    }
    return false;
  }

  static std::optional<Discriminator> to_discriminator(const Schema& schema) {
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

  Formats formats_;
  Tables tables_;
  TableNames names_;
  bool has_dynamic_refs_ = false;
  std::vector<OneWayProperties> combined_with_;  ///< Of each row.
  std::unordered_map<const Schema*, Index> indexes_;
  std::map<std::pair<const Schema*, OneWayProperties>, Index> indexes_of_parts_;
  std::map<std::pair<std::string, std::string>, Index> patterns_;
  std::unordered_map<const SchemaResource*, Index> resources_;
};

}  // namespace

Tables make_tables(const std::vector<const Schema*>& roots, Formats formats) {
  return Builder(formats).run(roots);
}

bool Row::takes_anything() const {
  const bool scalars = !constant && enumeration.empty() && !minimum && !maximum &&
                       !exclusive_minimum && !exclusive_maximum && !multiple_of &&
                       number_format == NumberFormat::kNone && !min_length && !max_length &&
                       !pattern && format.empty();
  const bool arrays = !min_items && !max_items && !unique && prefix_items.empty() && !items &&
                      !contains && !unevaluated_items;
  const bool objects = !min_properties && !max_properties && properties.empty() &&
                       pattern_properties.empty() && !additional && !property_names &&
                       !unevaluated_properties && dependent_required.empty() &&
                       dependent_schemas.empty();
  const bool combination = !ref && !dynamic_ref && !negated && !condition && all_of.empty() &&
                           any_of.empty() && one_of.empty() && !resource;
  return !never && types == TypeSet() && scalars && arrays && objects && combination;
}

}  // namespace specgen::generator::tables

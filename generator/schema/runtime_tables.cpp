#include "schema/runtime_tables.hpp"

namespace specgen::generator {
namespace {

/// A list that stays, as the span that the tables have.
template <class T>
std::span<const T> keep_list(std::deque<std::vector<T>>& lists, std::vector<T> list) {
  if (list.empty()) return {};
  return lists.emplace_back(std::move(list));
}

}  // namespace

const schema::Schema& RuntimeTables::of(const Schema& schema) {
  const tables::Index index = maker_.index_of(schema);
  // The anchors of resources may ask for more.
  do {
    while (built_ < maker_.size()) add(built_++);
    if (maker_.has_dynamic_refs()) add_resources();
  } while (built_ < maker_.size());
  return schemas_[index];
}

void RuntimeTables::add(tables::Index index) {
  const tables::Row row = maker_.make(index);
  schemas_.resize(maker_.size());
  while (patterns_.size() < maker_.patterns().size()) {
    const tables::Pattern& pattern = maker_.patterns()[patterns_.size()];
    patterns_.emplace_back(pattern.regex, pattern.message);
  }
  schemas_[index] = build(row);
}

void RuntimeTables::add_resources() {
  for (; with_resource_ < built_; ++with_resource_) {
    const auto resource = maker_.resource_of(maker_.source(with_resource_));
    schemas_.resize(maker_.size());
    while (resources_.size() < maker_.resources().size()) {
      std::vector<schema::Resource::Anchor> anchors;
      for (const auto& [name, index] : maker_.resources()[resources_.size()].dynamic_anchors) {
        anchors.push_back({keep(name), &schemas_[index]});
      }
      resources_.push_back({keep_list(anchors_, std::move(anchors))});
    }
    if (resource) schemas_[with_resource_].resource = &resources_[*resource];
  }
}

const schema::Schema* RuntimeTables::pointer(std::optional<tables::Index> index) const {
  return index ? &schemas_[*index] : nullptr;
}

std::span<const schema::Schema* const> RuntimeTables::pointers(
    const std::vector<tables::Index>& indexes) {
  Pointers list;
  for (const tables::Index index : indexes) list.push_back(&schemas_[index]);
  return keep_list(pointers_, std::move(list));
}

schema::Bound RuntimeTables::bound(const std::optional<tables::Bound>& bound) {
  if (!bound) return {};
  return {bound->nearest, keep(bound->text)};
}

schema::Literal RuntimeTables::literal(const tables::Literal& literal) {
  return {static_cast<json::Kind>(literal.kind), keep(literal.text), literal.nearest};
}

std::span<const schema::Literal> RuntimeTables::literals(
    const std::vector<tables::Literal>& literals) {
  std::vector<schema::Literal> list;
  list.reserve(literals.size());
  for (const tables::Literal& each : literals) list.push_back(literal(each));
  return keep_list(literals_, std::move(list));
}

schema::Schema RuntimeTables::build(const tables::Row& row) {
  schema::Schema result;
  result.never = row.never;
  result.types = row.types.bits();
  if (row.constant) result.constant = literals({*row.constant}).data();
  result.enumeration = literals(row.enumeration);
  result.number = numbers(row);
  result.string = strings(row);
  result.array = arrays(row);
  result.object = objects(row);
  result.combination = combination(row);
  return result;
}

schema::Numbers RuntimeTables::numbers(const tables::Row& row) {
  schema::Numbers result;
  result.minimum = bound(row.minimum);
  result.maximum = bound(row.maximum);
  result.exclusive_minimum = bound(row.exclusive_minimum);
  result.exclusive_maximum = bound(row.exclusive_maximum);
  if (row.multiple_of) result.multiple_of = {row.multiple_of->digits, row.multiple_of->exponent};
  result.format = static_cast<schema::NumberFormat>(row.number_format);
  return result;
}

schema::Strings RuntimeTables::strings(const tables::Row& row) {
  schema::Strings result;
  result.min_length = row.min_length.value_or(0);
  result.max_length = row.max_length.value_or(schema::kUnbounded);
  if (row.pattern) result.pattern = &patterns_[*row.pattern];
  result.format = parse_format(row.format).value_or(Format::kNone);
  return result;
}

schema::Arrays RuntimeTables::arrays(const tables::Row& row) {
  schema::Arrays result;
  result.min_items = row.min_items.value_or(0);
  result.max_items = row.max_items.value_or(schema::kUnbounded);
  result.unique = row.unique;
  result.prefix_items = pointers(row.prefix_items);
  result.items = pointer(row.items);
  result.contains = pointer(row.contains);
  result.min_contains = row.min_contains.value_or(1);
  result.max_contains = row.max_contains.value_or(schema::kUnbounded);
  result.unevaluated = pointer(row.unevaluated_items);
  return result;
}

schema::Objects RuntimeTables::objects(const tables::Row& row) {
  schema::Objects result;
  result.min_properties = row.min_properties.value_or(0);
  result.max_properties = row.max_properties.value_or(schema::kUnbounded);
  std::vector<schema::Property> properties;
  for (const tables::Property& each : row.properties) {
    properties.push_back({keep(each.name), pointer(each.schema), each.required, each.required_in});
  }
  result.properties = keep_list(properties_, std::move(properties));
  std::vector<schema::PatternProperty> patterns;
  for (const tables::PatternProperty& each : row.pattern_properties) {
    patterns.push_back({&patterns_[each.pattern], &schemas_[each.schema]});
  }
  result.patterns = keep_list(pattern_properties_, std::move(patterns));
  result.additional = pointer(row.additional);
  result.names = pointer(row.property_names);
  std::vector<schema::DependentRequired> dependent;
  for (const DependentRequired& each : row.dependent_required) {
    std::vector<std::string_view> names;
    for (const std::string& name : each.required) names.push_back(keep(name));
    dependent.push_back({keep(each.name), keep_list(names_, std::move(names))});
  }
  result.dependent_required = keep_list(dependent_required_, std::move(dependent));
  std::vector<schema::DependentSchema> schemas;
  for (const tables::DependentSchema& each : row.dependent_schemas) {
    schemas.push_back({keep(each.name), &schemas_[each.schema]});
  }
  result.dependent_schemas = keep_list(dependent_schemas_, std::move(schemas));
  result.unevaluated = pointer(row.unevaluated_properties);
  return result;
}

schema::Combination RuntimeTables::combination(const tables::Row& row) {
  schema::Combination result;
  result.ref = pointer(row.ref);
  if (row.dynamic_ref) {
    result.dynamic_ref = &dynamic_references_.emplace_back(
        schema::DynamicReference{keep(row.dynamic_anchor), &schemas_[*row.dynamic_ref]});
  }
  result.all_of = pointers(row.all_of);
  result.any_of = pointers(row.any_of);
  result.one_of = pointers(row.one_of);
  result.negated = pointer(row.negated);
  result.condition = pointer(row.condition);
  result.then = pointer(row.then);
  result.otherwise = pointer(row.otherwise);
  if (row.discriminator) result.discriminator = discriminator(*row.discriminator);
  return result;
}

const schema::Discriminator* RuntimeTables::discriminator(
    const tables::Discriminator& discriminator) {
  std::vector<schema::Discriminator::Mapping> mapping;
  for (const auto& [value, alternative] : discriminator.mapping) {
    mapping.push_back({keep(value), alternative});
  }
  return &discriminators_.emplace_back(schema::Discriminator{
      keep(discriminator.property), keep_list(mappings_, std::move(mapping))});
}

}  // namespace specgen::generator

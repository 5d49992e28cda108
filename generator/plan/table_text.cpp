#include "plan/table_text.hpp"

#include <optional>

#include "plan/format_names.hpp"
#include "plan/literals.hpp"

namespace specgen::generator::plan {
namespace {

std::string count_literal(std::uint64_t count) { return std::to_string(count) + "U"; }

std::string bound_literal(const tables::Bound& bound) {
  return "{.nearest = " + bound.literal + ", .text = " + string_literal(bound.text) + "}";
}

std::string kind_name(tables::Literal::Kind kind) {
  switch (kind) {
    case tables::Literal::Kind::kNull:
      return "kNull";
    case tables::Literal::Kind::kBoolean:
      return "kBoolean";
    case tables::Literal::Kind::kNumber:
      return "kNumber";
    case tables::Literal::Kind::kString:
      return "kString";
    case tables::Literal::Kind::kArray:
      return "kArray";
    case tables::Literal::Kind::kObject:
      return "kObject";
  }
  return {};
}

std::string value_literal(const tables::Literal& literal) {
  std::string text = "{.kind = specgen::json::Kind::" + kind_name(literal.kind);
  if (literal.kind != tables::Literal::Kind::kNull)
    text += ", .text = " + view_literal(literal.text);
  if (literal.kind == tables::Literal::Kind::kNumber) text += ", .nearest = " + literal.literal;
  return text + "}";
}

std::string number_format_name(tables::NumberFormat format) {
  switch (format) {
    case tables::NumberFormat::kInt32:
      return "kInt32";
    case tables::NumberFormat::kInt64:
      return "kInt64";
    case tables::NumberFormat::kFloat:
      return "kFloat";
    case tables::NumberFormat::kNone:
      break;
  }
  return "kNone";
}

}  // namespace

std::string types_text(TypeSet types) {
  static constexpr std::pair<TypeSet::Type, const char*> kNames[] = {
      {TypeSet::kNull, "kNull"},      {TypeSet::kBoolean, "kBoolean"},
      {TypeSet::kObject, "kObject"},  {TypeSet::kArray, "kArray"},
      {TypeSet::kString, "kString"},  {TypeSet::kNumber, "kNumber"},
      {TypeSet::kInteger, "kInteger"}};
  if (types == TypeSet()) return "specgen::schema::kAnyType";
  std::string text;
  for (const auto& [type, name] : kNames) {
    if (!types.has(type)) continue;
    text += (text.empty() ? "specgen::schema::" : " | specgen::schema::") + std::string(name);
  }
  // No type at all: nothing matches.
  return text.empty() ? "specgen::schema::Types{0}" : text;
}

class TableWriter::Fields {
 public:
  explicit Fields(std::string indent) : indent_(std::move(indent)) {}

  void add(const std::string& name, const std::string& value) {
    text_ += indent_ + "." + name + " = " + value + ",\n";
  }
  /// Where `value` is not empty.
  void add_some(const std::string& name, const std::string& value) {
    if (!value.empty()) add(name, value);
  }
  void add_count(const std::string& name, const std::optional<std::uint64_t>& count) {
    if (count) add(name, count_literal(*count));
  }
  void add_bound(const std::string& name, const std::optional<tables::Bound>& bound) {
    if (bound) add(name, bound_literal(*bound));
  }
  /// Fields of a nested aggregate, if there are any.
  void add_nested(const std::string& name, const Fields& nested) {
    if (!nested.text_.empty()) add(name, "{\n" + nested.text_ + indent_ + "}");
  }
  const std::string& text() const { return text_; }
  Fields nested() const { return Fields(indent_ + "    "); }

 private:
  std::string indent_;
  std::string text_;
};

std::string TableWriter::pattern_name(tables::Index index) {
  return "kPattern" + std::to_string(index);
}

std::string TableWriter::pointer(tables::Index index) const {
  return "&schemas::" + tables_.rows[index].name;
}

std::string TableWriter::part(const std::string& type, const std::string& suffix,
                              const std::vector<std::string>& elements) {
  if (elements.empty()) return {};
  std::string text = "constexpr " + type + " " + table_.name + suffix + "[] = {\n";
  for (const std::string& element : elements) text += "    " + element + ",\n";
  table_.parts.push_back(text + "};");
  return "parts::" + table_.name + suffix;
}

std::string TableWriter::pointers(const std::string& suffix,
                                  const std::vector<tables::Index>& rows) {
  std::vector<std::string> elements;
  elements.reserve(rows.size());
  for (const tables::Index row : rows) elements.push_back(pointer(row));
  return part("const specgen::schema::Schema*", suffix, elements);
}

std::string TableWriter::literals(const std::string& suffix,
                                  const std::vector<tables::Literal>& values) {
  std::vector<std::string> elements;
  elements.reserve(values.size());
  for (const tables::Literal& value : values) elements.push_back(value_literal(value));
  return part("specgen::schema::Literal", suffix, elements);
}

TablesFile::Table TableWriter::write(const tables::Row& row) {
  table_ = {};
  table_.name = row.name;
  Fields fields("    ");
  if (row.never) fields.add("never", "true");
  if (!(row.types == TypeSet())) fields.add("types", types_text(row.types));
  if (row.constant) fields.add("constant", literals("Const", {*row.constant}));
  fields.add_some("enumeration", literals("Enum", row.enumeration));
  add_numbers(row, fields);
  add_strings(row, fields);
  add_arrays(row, fields);
  add_objects(row, fields);
  add_combination(row, fields);
  if (row.resource) add_resource(*row.resource, fields);
  table_.initialiser = fields.text();
  if (!table_.initialiser.empty()) table_.initialiser.pop_back();
  return std::move(table_);
}

void TableWriter::add_numbers(const tables::Row& row, Fields& fields) {
  Fields nested = fields.nested();
  nested.add_bound("minimum", row.minimum);
  nested.add_bound("maximum", row.maximum);
  nested.add_bound("exclusive_minimum", row.exclusive_minimum);
  nested.add_bound("exclusive_maximum", row.exclusive_maximum);
  if (row.multiple_of) {
    nested.add("multiple_of", "{.digits = " + std::to_string(row.multiple_of->digits) +
                                  ", .exponent = " + std::to_string(row.multiple_of->exponent) +
                                  "}");
  }
  if (row.number_format != tables::NumberFormat::kNone) {
    nested.add("format", "specgen::schema::NumberFormat::" + number_format_name(row.number_format));
  }
  fields.add_nested("number", nested);
}

void TableWriter::add_strings(const tables::Row& row, Fields& fields) {
  Fields nested = fields.nested();
  nested.add_count("min_length", row.min_length);
  nested.add_count("max_length", row.max_length);
  if (row.pattern) nested.add("pattern", "&" + pattern_name(*row.pattern));
  if (!row.format.empty())
    nested.add("format", "specgen::Format::" + format_enumerator(row.format));
  fields.add_nested("string", nested);
}

void TableWriter::add_arrays(const tables::Row& row, Fields& fields) {
  Fields nested = fields.nested();
  nested.add_count("min_items", row.min_items);
  nested.add_count("max_items", row.max_items);
  if (row.unique) nested.add("unique", "true");
  nested.add_some("prefix_items", pointers("PrefixItems", row.prefix_items));
  if (row.items) nested.add("items", pointer(*row.items));
  if (row.contains) nested.add("contains", pointer(*row.contains));
  nested.add_count("min_contains", row.min_contains);
  nested.add_count("max_contains", row.max_contains);
  if (row.unevaluated_items) nested.add("unevaluated", pointer(*row.unevaluated_items));
  fields.add_nested("array", nested);
}

void TableWriter::add_objects(const tables::Row& row, Fields& fields) {
  Fields nested = fields.nested();
  nested.add_count("min_properties", row.min_properties);
  nested.add_count("max_properties", row.max_properties);
  std::vector<std::string> properties;
  for (const tables::Property& property : row.properties) {
    std::string text = "{.name = " + view_literal(property.name);
    if (property.schema) text += ", .schema = " + pointer(*property.schema);
    if (property.required) text += ", .required = true";
    if (property.required_in != Side::kBoth) {
      text += property.required_in == Side::kRequests
                  ? ", .required_in = specgen::Side::kRequests"
                  : ", .required_in = specgen::Side::kResponses";
    }
    properties.push_back(text + "}");
  }
  nested.add_some("properties", part("specgen::schema::Property", "Properties", properties));
  std::vector<std::string> patterns;
  for (const tables::PatternProperty& property : row.pattern_properties) {
    patterns.push_back("{.pattern = &" + pattern_name(property.pattern) +
                       ", .schema = " + pointer(property.schema) + "}");
  }
  nested.add_some("patterns", part("specgen::schema::PatternProperty", "Patterns", patterns));
  if (row.additional) nested.add("additional", pointer(*row.additional));
  if (row.property_names) nested.add("names", pointer(*row.property_names));
  add_dependencies(row, nested);
  if (row.unevaluated_properties) nested.add("unevaluated", pointer(*row.unevaluated_properties));
  fields.add_nested("object", nested);
}

void TableWriter::add_dependencies(const tables::Row& row, Fields& fields) {
  std::vector<std::string> required;
  for (std::size_t at = 0; at < row.dependent_required.size(); ++at) {
    const DependentRequired& entry = row.dependent_required[at];
    std::vector<std::string> names;
    for (const std::string& name : entry.required) names.push_back(view_literal(name));
    const std::string list =
        part("std::string_view", "DependentRequired" + std::to_string(at), names);
    required.push_back("{.name = " + view_literal(entry.name) +
                       ", .required = " + (list.empty() ? "{}" : list) + "}");
  }
  fields.add_some("dependent_required",
                  part("specgen::schema::DependentRequired", "DependentRequired", required));
  std::vector<std::string> schemas;
  for (const tables::DependentSchema& entry : row.dependent_schemas) {
    schemas.push_back("{.name = " + view_literal(entry.name) +
                      ", .schema = " + pointer(entry.schema) + "}");
  }
  fields.add_some("dependent_schemas",
                  part("specgen::schema::DependentSchema", "DependentSchemas", schemas));
}

void TableWriter::add_combination(const tables::Row& row, Fields& fields) {
  Fields nested = fields.nested();
  if (row.ref) nested.add("ref", pointer(*row.ref));
  if (row.dynamic_ref) {
    nested.add("dynamic_ref", part("specgen::schema::DynamicReference", "DynamicRef",
                                   {"{.anchor = " + view_literal(row.dynamic_anchor) +
                                    ", .otherwise = " + pointer(*row.dynamic_ref) + "}"}));
  }
  nested.add_some("all_of", pointers("AllOf", row.all_of));
  nested.add_some("any_of", pointers("AnyOf", row.any_of));
  nested.add_some("one_of", pointers("OneOf", row.one_of));
  if (row.negated) nested.add("negated", pointer(*row.negated));
  if (row.condition) nested.add("condition", pointer(*row.condition));
  if (row.then) nested.add("then", pointer(*row.then));
  if (row.otherwise) nested.add("otherwise", pointer(*row.otherwise));
  if (row.discriminator) add_discriminator(*row.discriminator, nested);
  fields.add_nested("combination", nested);
}

void TableWriter::add_discriminator(const tables::Discriminator& discriminator, Fields& fields) {
  std::vector<std::string> mapping;
  for (const auto& [value, alternative] : discriminator.mapping) {
    mapping.push_back("{.value = " + view_literal(value) +
                      ", .alternative = " + std::to_string(alternative) + "}");
  }
  const std::string list =
      part("specgen::schema::Discriminator::Mapping", "DiscriminatorMapping", mapping);
  fields.add("discriminator", part("specgen::schema::Discriminator", "Discriminator",
                                   {"{.property = " + view_literal(discriminator.property) +
                                    ", .mapping = " + (list.empty() ? "{}" : list) + "}"}));
}

void TableWriter::add_resource(tables::Index resource, Fields& fields) {
  std::vector<std::string> anchors;
  for (const auto& [name, row] : tables_.resources[resource].dynamic_anchors) {
    anchors.push_back("{.name = " + view_literal(name) + ", .schema = " + pointer(row) + "}");
  }
  const std::string list = part("specgen::schema::Resource::Anchor", "Anchors", anchors);
  fields.add("resource", part("specgen::schema::Resource", "Resource",
                              {"{.dynamic_anchors = " + (list.empty() ? "{}" : list) + "}"}));
}

}  // namespace specgen::generator::plan

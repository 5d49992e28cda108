#include "schema/read_schema.hpp"

#include <algorithm>
#include <array>

#include "schema/check_schemas.hpp"
#include "schema/keywords.hpp"
#include "schema/number.hpp"
#include "source/object_reader.hpp"
#include "source/text.hpp"

namespace specgen::generator {

SchemaReader::SchemaReader(Version version, Formats formats, SchemaStore& store, SourceSet& sources,
                           Diagnostics& diagnostics)
    : version_(version),
      store_(store),
      sources_(sources),
      diagnostics_(diagnostics),
      identifiers_(diagnostics),
      values_(formats) {}

const Schema* SchemaReader::read(const Node& node) {
  const Schema* schema = intern(node);
  drain();
  return schema;
}

/// The schema of a node, to be filled later: long chains of references need no deep stack that way.
Schema* SchemaReader::intern(const Node& node) {
  const auto [known, is_new] = known_.try_emplace(&node, nullptr);
  if (!is_new) return known->second;
  Schema& schema = store_.add();
  known->second = &schema;
  schema.location = node.location();
  schema.component = component_name(node);
  waiting_.emplace_back(&node, &schema);
  schema.resource = resource_of(node);
  return &schema;
}

const Schema* SchemaReader::name_component(const Node& node, std::string name) {
  Schema* schema = intern(node);
  schema->component = std::move(name);
  return schema;
}

void SchemaReader::drain() {
  if (draining_) return;
  draining_ = true;
  while (!waiting_.empty()) {
    const auto [node, schema] = waiting_.front();
    waiting_.pop_front();
    fill(*node, *schema);
  }
  draining_ = false;
}

void SchemaReader::finish() {
  drain();
  complete_discriminators();
  check_schemas(store_, values_, diagnostics_);
}

std::string SchemaReader::component_name(const Node& node) const {
  const Node* schemas = node.parent;
  if (schemas == nullptr || schemas->parent == nullptr || node.as_member() == nullptr) return {};
  const Node* components = node.file->root.find("components");
  if (components == nullptr || components->find("schemas") != schemas) return {};
  return std::string(node.as_member()->name);
}

void SchemaReader::fill(const Node& node, Schema& schema) {
  const Member* member = node.as_member();
  const bool is_additional = member != nullptr && member->name == "additionalProperties";
  if (node.is_boolean() && (version_ == Version::k31 || is_additional)) {
    schema.boolean = node.boolean;
    return;
  }
  if (!node.is_mapping()) {
    const std::string_view expected =
        version_ == Version::k31 ? "a mapping or a boolean" : "a mapping";
    diagnostics_.error(
        Rule::kWrongType, node.location(),
        "a schema must be " + std::string(expected) + ", not " + std::string(describe(node.kind)));
    return;
  }
  if (version_ == Version::k30 && node.find("$ref") != nullptr) {
    read_reference_30(node, schema);
    return;
  }
  read_members(node, schema);
  if (version_ == Version::k30) lower_30(node, schema);
  check_bounds(schema);
}

void SchemaReader::read_members(const Node& node, Schema& schema) {
  for (const Member& member : node.members) {
    const Keyword* keyword = find_keyword(member.name);
    if (keyword == nullptr || (keyword->in == Keyword::In::k30 && version_ == Version::k31)) {
      report_unknown(member);
      continue;
    }
    if (keyword->in == Keyword::In::k31 && version_ == Version::k30) {
      diagnostics_.warning(Rule::kNewerKeyword, member.name_location(),
                           quote(member.name) + " is a keyword of OpenAPI 3.1, not of 3.0",
                           "it is honoured; write openapi: 3.1.0");
    }
    keyword->read(*this, member, schema);
    if (!keyword->typed)
      schema.beyond_typed.push_back({quote(keyword->name), member.name_location()});
  }
}

/// In 3.1 a word that is no keyword is an annotation (JSON Schema core, section 6.5), but one that
/// looks like a keyword is a mistake.
void SchemaReader::report_unknown(const Member& member) {
  if (is_extension(member.name)) return;
  std::string message = quote(member.name) + " is no keyword of a schema";
  std::string hint = did_you_mean(member.name, keyword_names(version_));
  if (member.name == "nullable") {
    message += " in OpenAPI 3.1";
    hint = "write type: [string, 'null'] or the like";
  } else if (version_ == Version::k31 && hint.empty()) {
    return;
  }
  diagnostics_.warning(Rule::kUnknownKeyword, member.name_location(), message, hint);
}

/// In 3.0 a `$ref` stands alone: what is beside it is ignored (OpenAPI 3.0.3, Reference Object).
void SchemaReader::read_reference_30(const Node& node, Schema& schema) {
  constexpr std::array<std::string_view, 4> kHarmless = {"$ref", "description", "summary", "title"};
  for (const Member& member : node.members) {
    const bool harmless =
        std::find(kHarmless.begin(), kHarmless.end(), member.name) != kHarmless.end();
    if (member.name == "$ref") {
      read_ref(member, schema);
    } else if (!harmless && !is_extension(member.name)) {
      diagnostics_.warning(Rule::kIgnored, member.name_location(),
                           quote(member.name) + " beside '$ref' is ignored in OpenAPI 3.0",
                           "put the '$ref' into 'allOf' to combine them");
    } else if (member.name == "description") {
      read_text(member, schema.description);
    }
  }
}

void SchemaReader::lower_30(const Node& node, Schema& schema) {
  const Member* nullable = node.find_member("nullable");
  if (nullable != nullptr && nullable->value.boolean) {
    if (schema.has_type) {
      schema.types.add(TypeSet::kNull);
    } else {
      diagnostics_.warning(Rule::kIgnored, nullable->name_location(),
                           "'nullable' without 'type' changes nothing");
    }
  }
  const auto lower = [&](std::string_view exclusive, std::string_view inclusive,
                         std::optional<std::string>& bound, std::optional<std::string>& lowered) {
    const Member* flag = node.find_member(exclusive);
    if (flag == nullptr || !flag->value.boolean) return;
    if (!bound) {
      diagnostics_.warning(Rule::kIgnored, flag->name_location(),
                           quote(exclusive) + " without " + quote(inclusive) + " changes nothing");
    }
    lowered.swap(bound);
  };
  lower("exclusiveMinimum", "minimum", schema.minimum, schema.exclusive_minimum);
  lower("exclusiveMaximum", "maximum", schema.maximum, schema.exclusive_maximum);
  if (schema.has_type && schema.types.has(TypeSet::kArray) && node.find("items") == nullptr) {
    diagnostics_.error(Rule::kMissingField, node.location(),
                       "an array needs 'items' in OpenAPI 3.0");
  }
}

void SchemaReader::check_bounds(const Schema& schema) {
  const auto report = [&](std::string_view lower, std::string_view upper) {
    diagnostics_.warning(
        Rule::kUnsatisfiable, schema.location,
        quote(lower) + " is above " + quote(upper) + ": no value can satisfy both");
  };
  const auto counts = [&](const std::optional<std::uint64_t>& lower,
                          const std::optional<std::uint64_t>& upper, std::string_view lower_name,
                          std::string_view upper_name) {
    if (lower && upper && *lower > *upper) report(lower_name, upper_name);
  };
  counts(schema.min_length, schema.max_length, "minLength", "maxLength");
  counts(schema.min_items, schema.max_items, "minItems", "maxItems");
  counts(schema.min_properties, schema.max_properties, "minProperties", "maxProperties");
  if (schema.minimum && schema.maximum && Number(*schema.minimum) > Number(*schema.maximum)) {
    report("minimum", "maximum");
  }
}

bool Schema::is_required(std::string_view property) const {
  return std::any_of(required.begin(), required.end(), [&](const LocatedValue& name) {
    return name.value.is_string() && name.value.get_ref<const std::string&>() == property;
  });
}

const Property* Schema::find_property(std::string_view name) const {
  const auto found = std::find_if(properties.begin(), properties.end(),
                                  [&](const Property& each) { return each.name == name; });
  return found == properties.end() ? nullptr : &*found;
}

}  // namespace specgen::generator

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <unordered_map>

#include "schema/number.hpp"
#include "schema/pattern_dialects.hpp"
#include "schema/read_schema.hpp"
#include "source/node_equality.hpp"
#include "source/object_reader.hpp"
#include "source/text.hpp"
#include "specgen/validation/pattern.hpp"

namespace specgen::generator {

bool SchemaReader::check_kind(const Member& member, Node::Kind kind) {
  if (member.value.kind == kind) return true;
  report_kind(member.value, member.name, describe(kind), diagnostics_);
  return false;
}

void SchemaReader::read_text(const Member& member, std::string& out) {
  if (check_kind(member, Node::Kind::kString)) out = member.value.scalar;
}

void SchemaReader::read_flag(const Member& member, bool& out) {
  if (check_kind(member, Node::Kind::kBoolean)) out = member.value.boolean;
}

void SchemaReader::read_number(const Member& member, std::optional<std::string>& out) {
  if (!member.value.is_number()) {
    report_kind(member.value, member.name, "a number", diagnostics_);
    return;
  }
  const Number number(member.value.scalar);
  if (member.name == "multipleOf" && (number.is_zero() || number.is_negative())) {
    diagnostics_.error(Rule::kInvalidValue, member.value.location(),
                       "'multipleOf' must be greater than 0");
    return;
  }
  out = member.value.scalar;
}

void SchemaReader::read_exclusive(const Member& member, std::optional<std::string>& out) {
  if (version_ == Version::k31) {
    read_number(member, out);
  } else if (!member.value.is_boolean()) {
    diagnostics_.error(Rule::kWrongType, member.value.location(),
                       quote(member.name) + " must be a boolean in OpenAPI 3.0, not " +
                           std::string(describe(member.value.kind)),
                       member.name == "exclusiveMinimum"
                           ? "write the bound as 'minimum' and exclusiveMinimum: true"
                           : "write the bound as 'maximum' and exclusiveMaximum: true");
  }
}

/// A bound beyond 64 bits is as good as the largest that fits.
void SchemaReader::read_count(const Member& member, std::optional<std::uint64_t>& out) {
  if (!member.value.is_number() || !Number(member.value.scalar).is_integer()) {
    report_kind(member.value, member.name, "an integer", diagnostics_);
    return;
  }
  const Number number(member.value.scalar);
  if (number.is_negative()) {
    diagnostics_.error(Rule::kInvalidValue, member.value.location(),
                       quote(member.name) + " must not be negative");
    return;
  }
  constexpr std::uint64_t kLargest = std::numeric_limits<std::uint64_t>::max();
  if (number >= Number(std::to_string(kLargest))) {
    out = kLargest;
    return;
  }
  const std::string digits = to_json(member.value).dump();
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    value = static_cast<std::uint64_t>(to_json(member.value).get<double>());  // "1e3" or "8.0"
  }
  out = value;
}

void SchemaReader::read_list(const Member& member, std::vector<const Schema*>& out) {
  if (!check_kind(member, Node::Kind::kSequence)) return;
  if (member.value.items.empty()) {
    diagnostics_.error(Rule::kInvalidValue, member.value.location(),
                       quote(member.name) + " must not be empty");
  }
  for (const Node& item : member.value.items) out.push_back(intern(item));
}

void SchemaReader::read_one_of(const Member& member, Schema& schema) {
  read_list(member, schema.one_of);
  std::unordered_multimap<std::size_t, const Node*> known;
  for (const Node& item : member.value.items) {
    const std::size_t hash = hash_value(item);
    const auto [first, last] = known.equal_range(hash);
    const bool twice =
        std::any_of(first, last, [&](const auto& other) { return are_equal(*other.second, item); });
    if (twice) {
      diagnostics_.warning(Rule::kUnsatisfiable, item.location(),
                           "this schema stands in 'oneOf' twice; values that match it match both "
                           "and are refused");
    }
    known.emplace(hash, &item);
  }
}

void SchemaReader::read_map(const Member& member) {
  if (!check_kind(member, Node::Kind::kMapping)) return;
  for (const Member& entry : member.value.members) intern(entry.value);
}

void SchemaReader::read_type(const Member& member, Schema& schema) {
  schema.has_type = true;
  schema.types = TypeSet(0);
  if (member.value.is_string()) {
    add_type(member.value, schema);
  } else if (!member.value.is_sequence()) {
    report_kind(member.value, "type", "a string", diagnostics_);
  } else if (version_ == Version::k30) {
    diagnostics_.error(Rule::kWrongType, member.value.location(),
                       "'type' must be a single string in OpenAPI 3.0",
                       "use 'nullable: true' instead of 'null'");
  } else if (member.value.items.empty()) {
    diagnostics_.error(Rule::kInvalidValue, member.value.location(), "'type' must not be empty");
  } else {
    for (const Node& item : member.value.items) add_type(item, schema);
  }
  if (schema.types.bits() == 0) {  // an error was reported
    schema.types = TypeSet();
    schema.has_type = false;
  }
}

void SchemaReader::add_type(const Node& node, Schema& schema) {
  using Entry = std::pair<std::string_view, TypeSet::Type>;
  constexpr std::array<Entry, 7> kTypes = {
      Entry{"null", TypeSet::kNull},  {"boolean", TypeSet::kBoolean}, {"object", TypeSet::kObject},
      {"array", TypeSet::kArray},     {"string", TypeSet::kString},   {"number", TypeSet::kNumber},
      {"integer", TypeSet::kInteger},
  };
  if (node.is_null()) {
    diagnostics_.error(Rule::kWrongType, node.location(), "a type must be a string",
                       "write 'null' in quotes");
    return;
  }
  if (!node.is_string()) {
    report_kind(node, "type", "a string", diagnostics_);
    return;
  }
  const auto* const found = std::find_if(
      kTypes.begin(), kTypes.end(), [&](const Entry& entry) { return entry.first == node.scalar; });
  if (found == kTypes.end()) {
    std::vector<std::string_view> names(kTypes.size());
    std::transform(kTypes.begin(), kTypes.end(), names.begin(),
                   [](const Entry& entry) { return entry.first; });
    std::string hint = did_you_mean(node.scalar, names);
    if (node.scalar == "file") hint = "write type: string with format: binary";
    diagnostics_.error(Rule::kInvalidValue, node.location(), "unknown type " + quote(node.scalar),
                       hint);
  } else if (found->second == TypeSet::kNull && version_ == Version::k30) {
    diagnostics_.error(Rule::kInvalidValue, node.location(), "OpenAPI 3.0 has no type 'null'",
                       "use 'nullable: true'");
  } else if (schema.types.has(found->second)) {
    diagnostics_.error(Rule::kDuplicate, node.location(),
                       "the type " + quote(node.scalar) + " is listed twice");
  } else {
    schema.types.add(found->second);
  }
}

/// JSON Schema 2020-12 advises against it only (validation, section 6.1.2).
void SchemaReader::report_empty_enum(const Member& member, Schema& schema) {
  if (version_ == Version::k30) {
    diagnostics_.error(Rule::kInvalidValue, member.value.location(), "'enum' must not be empty");
    return;
  }
  diagnostics_.warning(Rule::kUnsatisfiable, member.value.location(),
                       "'enum' is empty: no value can satisfy it");
  schema.boolean = false;
}

void SchemaReader::read_enum(const Member& member, Schema& schema) {
  if (!check_kind(member, Node::Kind::kSequence)) return;
  if (member.value.items.empty()) report_empty_enum(member, schema);
  std::unordered_set<std::string> seen;
  for (const Node& item : member.value.items) {
    auto value = to_json(item);
    if (seen.insert(value.dump()).second) {
      schema.enumeration.push_back({std::move(value), item.location()});
    } else {
      diagnostics_.warning(Rule::kDuplicate, item.location(), "this value stands twice in 'enum'");
    }
  }
}

void SchemaReader::read_required(const Member& member, Schema& schema) {
  if (!member.value.is_sequence()) {
    diagnostics_.error(Rule::kWrongType, member.value.location(),
                       "'required' must be a list of property names, not " +
                           std::string(describe(member.value.kind)),
                       member.value.is_boolean()
                           ? "list the property's name in 'required' of the object around it"
                           : "");
    return;
  }
  if (member.value.items.empty() && version_ == Version::k30) {
    diagnostics_.warning(Rule::kInvalidValue, member.value.location(),
                         "'required' must not be empty in OpenAPI 3.0");
  }
  std::unordered_set<std::string_view> seen;
  for (const Node& item : member.value.items) {
    if (!item.is_string()) {
      report_kind(item, "required", "a list of strings", diagnostics_);
    } else if (!seen.insert(item.scalar).second) {
      diagnostics_.error(Rule::kDuplicate, item.location(),
                         quote(item.scalar) + " stands twice in 'required'");
    } else {
      schema.required.push_back({std::string(item.scalar), item.location()});
    }
  }
}

void SchemaReader::read_properties(const Member& member, Schema& schema) {
  if (!check_kind(member, Node::Kind::kMapping)) return;
  for (const Member& property : member.value.members) {
    schema.properties.push_back(
        {std::string(property.name), property.name_location(), intern(property.value)});
  }
}

/// A boolean is allowed here in 3.0 too, which otherwise has no boolean schemas.
void SchemaReader::read_additional(const Member& member, Schema& schema) {
  if (!member.value.is_mapping() && !member.value.is_boolean()) {
    report_kind(member.value, member.name, "a boolean or a schema", diagnostics_);
    return;
  }
  schema.additional_properties = intern(member.value);
}

void SchemaReader::read_pattern(const Member& member, Schema& schema) {
  if (!check_kind(member, Node::Kind::kString)) return;
  if (const auto fault = Pattern::check(member.value.scalar)) {
    diagnostics_.error(Rule::kPattern, member.value.location(),
                       "this regular expression is not valid: " + *fault,
                       dialect_hint(member.value.scalar, *fault));
    return;
  }
  schema.patterns.push_back({std::string(member.value.scalar), member.value.location(), {}});
}

void SchemaReader::read_pattern_properties(const Member& member, Schema& schema) {
  if (!check_kind(member, Node::Kind::kMapping)) return;
  for (const Member& entry : member.value.members) {
    if (const auto fault = Pattern::check(entry.name)) {
      diagnostics_.error(Rule::kPattern, entry.name_location(),
                         "this regular expression is not valid: " + *fault,
                         dialect_hint(entry.name, *fault));
      continue;
    }
    schema.pattern_properties.push_back(
        {{std::string(entry.name), entry.name_location(), {}}, intern(entry.value)});
  }
}

/// `dependentRequired`, `dependentSchemas`, and `dependencies`, which older drafts have for both.
void SchemaReader::read_dependencies(const Member& member, Schema& schema) {
  if (!check_kind(member, Node::Kind::kMapping)) return;
  if (member.name == "dependencies") {
    diagnostics_.warning(Rule::kVersion, member.name_location(),
                         "'dependencies' is a keyword of older drafts of JSON Schema",
                         "it is honoured; write 'dependentRequired' or 'dependentSchemas'");
  }
  for (const Member& entry : member.value.members) {
    const bool names = member.name == "dependentRequired" ||
                       (member.name == "dependencies" && entry.value.is_sequence());
    if (names) {
      read_dependent_required(entry, schema);
    } else {
      schema.dependent_schemas.push_back(
          {std::string(entry.name), entry.name_location(), intern(entry.value)});
    }
  }
}

void SchemaReader::read_dependent_required(const Member& dependency, Schema& schema) {
  if (!check_kind(dependency, Node::Kind::kSequence)) return;
  DependentRequired dependent;
  dependent.name = dependency.name;
  for (const Node& item : dependency.value.items) {
    if (item.is_string()) {
      dependent.required.emplace_back(item.scalar);
    } else {
      report_kind(item, dependency.name, "a list of strings", diagnostics_);
    }
  }
  schema.dependent_required.push_back(std::move(dependent));
}

void SchemaReader::check_dialect(const Member& member) {
  if (!check_kind(member, Node::Kind::kString)) return;
  const std::string_view uri = member.value.scalar.substr(0, member.value.scalar.find('#'));
  if (uri == "https://spec.openapis.org/oas/3.1/dialect/base" ||
      uri == "https://json-schema.org/draft/2020-12/schema") {
    return;
  }
  diagnostics_.warning(
      Rule::kVersion, member.value.location(),
      "this schema is read as JSON Schema 2020-12, not as " + quote(member.value.scalar));
}

}  // namespace specgen::generator

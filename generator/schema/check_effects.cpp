#include "schema/check_effects.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "schema/formats.hpp"
#include "source/text.hpp"
#include "specgen/validation/format.hpp"

namespace specgen::generator {
namespace {

/// A type, and the keywords that the schema has for it.
struct TypeRules {
  std::uint8_t types = 0;
  std::string_view of;  ///< "strings"
  std::vector<std::string_view> keywords;

  void add(bool is_there, std::string_view keyword) {
    if (is_there) keywords.push_back(keyword);
  }
};

TypeRules string_rules(const Schema& s) {
  TypeRules rules{TypeSet::kString, "strings", {}};
  rules.add(s.min_length.has_value(), "minLength");
  rules.add(s.max_length.has_value(), "maxLength");
  rules.add(!s.patterns.empty(), "pattern");
  return rules;
}

TypeRules number_rules(const Schema& s) {
  TypeRules rules{TypeSet::kNumber | TypeSet::kInteger, "numbers", {}};
  rules.add(s.minimum.has_value(), "minimum");
  rules.add(s.maximum.has_value(), "maximum");
  rules.add(s.exclusive_minimum.has_value(), "exclusiveMinimum");
  rules.add(s.exclusive_maximum.has_value(), "exclusiveMaximum");
  rules.add(s.multiple_of.has_value(), "multipleOf");
  return rules;
}

/// Not `uniqueItems`, which some tools write into every schema.
TypeRules array_rules(const Schema& s) {
  TypeRules rules{TypeSet::kArray, "arrays", {}};
  rules.add(s.items != nullptr, "items");
  rules.add(!s.prefix_items.empty(), "prefixItems");
  rules.add(s.min_items.has_value(), "minItems");
  rules.add(s.max_items.has_value(), "maxItems");
  return rules;
}

TypeRules object_rules(const Schema& s) {
  TypeRules rules{TypeSet::kObject, "objects", {}};
  rules.add(!s.properties.empty(), "properties");
  rules.add(!s.required.empty(), "required");
  rules.add(s.min_properties.has_value(), "minProperties");
  rules.add(s.max_properties.has_value(), "maxProperties");
  return rules;
}

std::string quoted_list(const std::vector<std::string_view>& names) {
  std::string list;
  for (const std::string_view name : names) {
    if (!list.empty()) list += ", ";
    list += quote(name);
  }
  return list;
}

void check_types(const Schema& s, Diagnostics& diagnostics) {
  if (!s.has_type) return;
  for (const TypeRules& rules :
       {string_rules(s), number_rules(s), array_rules(s), object_rules(s)}) {
    if (rules.keywords.empty() || (s.types.bits() & rules.types) != 0) continue;
    const bool several = rules.keywords.size() > 1;
    diagnostics.warning(Rule::kIgnored, s.location,
                        quoted_list(rules.keywords) + (several ? " say" : " says") +
                            " nothing here: " + (several ? "they are" : "it is") + " for " +
                            std::string(rules.of) + ", which 'type' excludes");
  }
}

/// Without case and signs: "date-time", "date_time" and "DateTime" are one.
std::string letters_of(std::string_view format) {
  std::string letters;
  for (const char c : format) {
    if (c == '-' || c == '_' || c == ' ') continue;
    letters.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return letters;
}

/// The known format that this one seems to mean; empty: none, or it is itself one.
std::string_view meant_format(std::string_view format) {
  if (is_number_format(format) || parse_format(format)) return {};
  std::vector<std::string_view> known = format_names();
  known.insert(known.end(), kNumberFormats.begin(), kNumberFormats.end());
  const std::string letters = letters_of(format);
  const auto found = std::find_if(known.begin(), known.end(), [&](std::string_view each) {
    return letters_of(each) == letters;
  });
  return found == known.end() ? std::string_view() : *found;
}

void check_format(const Schema& s, Diagnostics& diagnostics) {
  if (s.format.empty()) return;
  const std::string_view meant = meant_format(s.format);
  if (meant.empty()) return;
  diagnostics.warning(Rule::kIgnored, s.format_location,
                      "the format " + quote(s.format) + " is not known and says nothing",
                      "did you mean " + quote(meant) + "?");
}

void check_patterns(const Schema& s, Diagnostics& diagnostics) {
  for (const LocatedPattern& pattern : s.patterns) {
    const std::string_view regex = pattern.regex;
    if (regex.size() < 3 || !regex.starts_with("/^") || !regex.ends_with("$/")) continue;
    diagnostics.warning(Rule::kPattern, pattern.location,
                        "the slashes around this regular expression are part of it",
                        "leave them out");
  }
}

}  // namespace

void check_effects(const SchemaStore& store, Diagnostics& diagnostics) {
  for (const Schema& schema : store.schemas) {
    if (schema.boolean) continue;
    check_types(schema, diagnostics);
    check_format(schema, diagnostics);
    check_patterns(schema, diagnostics);
  }
}

}  // namespace specgen::generator

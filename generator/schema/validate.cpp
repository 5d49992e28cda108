#include "schema/validate.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "schema/number.hpp"
#include "source/node.hpp"
#include "source/text.hpp"
#include "specgen/validation/format.hpp"
#include "specgen/validation/pattern.hpp"

namespace specgen::generator {
namespace {

using Json = nlohmann::ordered_json;

TypeSet::Type type_of(const Json& value) {
  switch (value.type()) {
    case Json::value_t::null:
      return TypeSet::kNull;
    case Json::value_t::boolean:
      return TypeSet::kBoolean;
    case Json::value_t::object:
      return TypeSet::kObject;
    case Json::value_t::array:
      return TypeSet::kArray;
    case Json::value_t::string:
      return TypeSet::kString;
    default:
      return TypeSet::kNumber;
  }
}

/// Equality of JSON values: 1 and 1.0 are equal, and the order of members does not matter.
bool equal(const Json& a, const Json& b) {
  if (type_of(a) != type_of(b) || a.size() != b.size()) return false;
  if (a.is_number()) return Number(a.dump()) == Number(b.dump());
  if (a.is_array()) return std::equal(a.begin(), a.end(), b.begin(), equal);
  if (!a.is_object()) return a == b;
  return std::all_of(a.items().begin(), a.items().end(), [&](const auto& member) {
    const auto other = b.find(member.key());
    return other != b.end() && equal(member.value(), *other);
  });
}

std::string describe_types(TypeSet types) {
  using Entry = std::pair<TypeSet::Type, std::string_view>;
  std::string result;
  for (const auto& [type, name] :
       {Entry{TypeSet::kString, "a string"}, Entry{TypeSet::kInteger, "an integer"},
        Entry{TypeSet::kNumber, "a number"}, Entry{TypeSet::kBoolean, "a boolean"},
        Entry{TypeSet::kObject, "an object"}, Entry{TypeSet::kArray, "an array"},
        Entry{TypeSet::kNull, "null"}}) {
    if (!types.has(type)) continue;
    if (!result.empty()) result += " or ";
    result += name;
  }
  return result;
}

std::string plural(std::uint64_t count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

class Validator {
 public:
  std::optional<Mismatch> check(const Json& value, const Schema& schema, const std::string& at) {
    // Schemas may refer to themselves without a step into the value; check_schemas() reports that.
    // And a schema may combine others so that checks multiply: what costs that much is let pass.
    constexpr int kDeepest = 1000;
    constexpr std::size_t kMostSteps = 200'000;
    if (depth_ >= kDeepest || ++steps_ > kMostSteps) return std::nullopt;
    ++depth_;
    auto mismatch = check_all(value, schema, at);
    --depth_;
    return mismatch;
  }

 private:
  using Found = std::optional<Mismatch>;

  static Found fail(const std::string& at, std::string_view keyword, std::string message) {
    return Mismatch{at, std::string(keyword), std::move(message)};
  }

  Found check_all(const Json& value, const Schema& schema, const std::string& at) {
    if (schema.boolean) {
      if (*schema.boolean) return std::nullopt;
      return fail(at, "false", "must not be there");
    }
    if (schema.ref != nullptr) {
      if (auto found = check(value, *schema.ref, at)) return found;
    }
    for (const Schema* member : schema.all_of) {
      if (auto found = check(value, *member, at)) return found;
    }
    if (auto found = check_type(value, schema, at)) return found;
    if (auto found = check_enumeration(value, schema, at)) return found;
    if (value.is_string()) return check_string(value, schema, at);
    if (value.is_number()) return check_number(value, schema, at);
    if (value.is_array()) return check_array(value, schema, at);
    if (value.is_object()) return check_object(value, schema, at);
    return std::nullopt;
  }

  static Found check_type(const Json& value, const Schema& schema, const std::string& at) {
    if (!schema.has_type) return std::nullopt;
    const TypeSet::Type type = type_of(value);
    const bool fits = schema.types.has(type) ||
                      (type == TypeSet::kNumber && schema.types.has(TypeSet::kInteger) &&
                       Number(value.dump()).is_integer());
    if (fits) return std::nullopt;
    return fail(at, "type", "must be " + describe_types(schema.types));
  }

  static Found check_enumeration(const Json& value, const Schema& schema, const std::string& at) {
    if (schema.constant && !equal(schema.constant->value, value)) {
      return fail(at, "const", "must be " + schema.constant->value.dump());
    }
    if (schema.enumeration.empty()) return std::nullopt;
    const bool listed =
        std::any_of(schema.enumeration.begin(), schema.enumeration.end(),
                    [&](const LocatedValue& allowed) { return equal(allowed.value, value); });
    if (listed) return std::nullopt;
    return fail(at, "enum", "must be one of the listed values");
  }

  Found check_string(const Json& value, const Schema& schema, const std::string& at) {
    const auto& text = value.get_ref<const std::string&>();
    const std::uint64_t length = count_code_points(text);
    if (schema.min_length && length < *schema.min_length) {
      return fail(at, "minLength", "must have at least " + plural(*schema.min_length, "character"));
    }
    if (schema.max_length && length > *schema.max_length) {
      return fail(at, "maxLength", "must have at most " + plural(*schema.max_length, "character"));
    }
    for (const LocatedPattern& pattern : schema.patterns) {
      if (!matches(pattern.regex, text)) {
        return fail(at, "pattern", "must match the pattern " + quote(pattern.regex));
      }
    }
    const auto format = parse_format(schema.format);
    if (format && !is_valid(*format, text)) {
      return fail(at, "format", "must be " + std::string(specgen::describe(*format)));
    }
    return std::nullopt;
  }

  static Found check_number(const Json& value, const Schema& schema, const std::string& at) {
    const Number number(value.dump());
    if (schema.minimum && number < Number(*schema.minimum)) {
      return fail(at, "minimum", "must be at least " + *schema.minimum);
    }
    if (schema.maximum && number > Number(*schema.maximum)) {
      return fail(at, "maximum", "must be at most " + *schema.maximum);
    }
    if (schema.exclusive_minimum && number <= Number(*schema.exclusive_minimum)) {
      return fail(at, "exclusiveMinimum", "must be greater than " + *schema.exclusive_minimum);
    }
    if (schema.exclusive_maximum && number >= Number(*schema.exclusive_maximum)) {
      return fail(at, "exclusiveMaximum", "must be less than " + *schema.exclusive_maximum);
    }
    if (schema.multiple_of) {
      const auto multiple = number.is_multiple_of(Number(*schema.multiple_of));
      if (multiple && !*multiple) {
        return fail(at, "multipleOf", "must be a multiple of " + *schema.multiple_of);
      }
    }
    return check_integer_format(number, schema, at);
  }

  static Found check_integer_format(const Number& number, const Schema& schema,
                                    const std::string& at) {
    if (!number.is_integer()) return std::nullopt;
    const bool is_32 = schema.format == "int32";
    if (!is_32 && schema.format != "int64") return std::nullopt;
    const Number lowest(is_32 ? "-2147483648" : "-9223372036854775808");
    const Number highest(is_32 ? "2147483647" : "9223372036854775807");
    if (number >= lowest && number <= highest) return std::nullopt;
    return fail(at, "format", is_32 ? "must fit 32 bits" : "must fit 64 bits");
  }

  Found check_array(const Json& value, const Schema& schema, const std::string& at) {
    if (schema.min_items && value.size() < *schema.min_items) {
      return fail(at, "minItems", "must have at least " + plural(*schema.min_items, "item"));
    }
    if (schema.max_items && value.size() > *schema.max_items) {
      return fail(at, "maxItems", "must have at most " + plural(*schema.max_items, "item"));
    }
    if (schema.unique_items) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          ++steps_;
          if (equal(value[i], value[j])) {
            return fail(append_pointer(at, std::to_string(i)), "uniqueItems",
                        "must not be repeated");
          }
        }
      }
    }
    for (std::size_t i = schema.prefix_items.size(); i < value.size(); ++i) {
      if (schema.items == nullptr) break;
      const std::string place = append_pointer(at, std::to_string(i));
      if (auto found = check(value[i], *schema.items, place)) return found;
    }
    return std::nullopt;
  }

  Found check_object(const Json& value, const Schema& schema, const std::string& at) {
    for (const LocatedValue& required : schema.required) {
      const auto& name = required.value.get_ref<const std::string&>();
      if (!value.contains(name)) {
        return fail(append_pointer(at, name), "required", "must be present");
      }
    }
    if (schema.min_properties && value.size() < *schema.min_properties) {
      return fail(at, "minProperties",
                  "must have at least " + plural(*schema.min_properties, "member"));
    }
    if (schema.max_properties && value.size() > *schema.max_properties) {
      return fail(at, "maxProperties",
                  "must have at most " + plural(*schema.max_properties, "member"));
    }
    std::unordered_map<std::string_view, const Schema*> properties;
    for (const Property& property : schema.properties) {
      properties.emplace(property.name, property.schema);
    }
    for (const auto& [name, member] : value.items()) {
      const auto property = properties.find(name);
      const bool declared = property != properties.end();
      bool by_pattern = false;
      for (const PatternProperty& each : schema.pattern_properties) {
        if (!matches(each.pattern.regex, name)) continue;
        by_pattern = true;
        if (auto found = check(member, *each.schema, append_pointer(at, name))) return found;
      }
      const Schema* others = by_pattern ? nullptr : schema.additional_properties;
      const Schema* rule = declared ? property->second : others;
      if (rule == nullptr) continue;
      const std::string place = append_pointer(at, name);
      if (!declared && rule->boolean && !*rule->boolean) {
        return fail(place, "additionalProperties", "is not a known property");
      }
      if (auto found = check(member, *rule, place)) return found;
    }
    return std::nullopt;
  }

  bool matches(const std::string& regex, const std::string& text) {
    return patterns_.try_emplace(regex, regex).first->second.matches(text);
  }

  int depth_ = 0;
  std::size_t steps_ = 0;
  std::map<std::string, Pattern> patterns_;
};

}  // namespace

std::optional<Mismatch> validate(const Json& value, const Schema& schema) {
  return Validator().check(value, schema, "");
}

}  // namespace specgen::generator

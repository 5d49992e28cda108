#pragma once

// Folder schema/: JSON Schema 2020-12 as a graph of plain structs (3.0 lowered into it): reading
// it, merging what it combines, and checking values against it.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "source/location.hpp"

namespace specgen::generator {

/// A set of the seven JSON Schema types ("integer" counts as one of its own).
class TypeSet {
 public:
  enum Type : std::uint8_t {
    kNull = 1,
    kBoolean = 2,
    kObject = 4,
    kArray = 8,
    kString = 16,
    kNumber = 32,   ///< Any number, integers included.
    kInteger = 64,  ///< A number without a fractional part; 1.0 is one (2020-12 core, 6.1.1).
  };
  static constexpr std::uint8_t kAll = 63;

  constexpr TypeSet() = default;
  constexpr explicit TypeSet(std::uint8_t bits) : bits_(bits) {}
  constexpr bool has(Type type) const { return (bits_ & type) != 0; }
  constexpr void add(Type type) { bits_ = static_cast<std::uint8_t>(bits_ | type); }
  constexpr void remove(Type type) { bits_ = static_cast<std::uint8_t>(bits_ & ~type); }
  constexpr std::uint8_t bits() const { return bits_; }
  constexpr bool operator==(const TypeSet&) const = default;

 private:
  std::uint8_t bits_ = kAll;
};

struct Schema;

/// A value in a document (enum, const, default, example) with its place.
struct LocatedValue {
  nlohmann::ordered_json value;
  Location location;
};

/// A regular expression of `pattern` or `patternProperties` (ECMA-262 dialect), known to compile.
struct LocatedPattern {
  std::string regex;
  Location location;
  /// What the pattern asks for, in words, where a member of an `allOf` says it beside a pattern
  /// that is its only assertion; then it is what a violation tells the client. Else empty.
  std::string description;
};

struct Property {
  std::string name;
  Location location;  ///< Of the key.
  const Schema* schema = nullptr;
};

struct PatternProperty {
  LocatedPattern pattern;
  const Schema* schema = nullptr;
};

/// An entry of `dependentRequired`: an object with `name` must have the others.
struct DependentRequired {
  std::string name;
  std::vector<std::string> required;
};

struct Discriminator {
  Location location;
  std::string property;
  /// What the property's values mean: those that `mapping` states, then the names of the components
  /// that `oneOf` or `anyOf` refers to (OpenAPI 3.1, section 4.8.25).
  std::vector<std::pair<std::string, const Schema*>> mapping;
};

/// A schema with an `$id`, or a document, and the dynamic anchors in it (JSON Schema core, 8.2).
struct SchemaResource {
  std::vector<std::pair<std::string, const Schema*>> dynamic_anchors;
};

/// Why a decoder that checks a value while it decodes it cannot enforce a schema; see
/// typed_subset.hpp.
struct BeyondTyped {
  std::string reason;  ///< "'oneOf'", "two formats for one value".
  Location location;
};

/// A JSON Schema (2020-12; 3.0 schemas are lowered into it) with its references resolved. Schemas
/// form a graph with cycles; they are owned by the SchemaStore and have stable addresses.
///
/// A schema is the conjunction of everything it states: keywords, `ref`, each of `all_of`, …
struct Schema {
  Location location;      ///< Of the schema's value; its pointer names it within its file.
  std::string component;  ///< "User" for #/components/schemas/User, else empty.

  // What it says to people and tools.
  std::string title;
  std::string description;
  bool deprecated = false;
  bool read_only = false;
  bool write_only = false;
  std::optional<LocatedValue> default_value;
  std::vector<LocatedValue> examples;

  // What it asserts.
  /// For the schemas `true` and `false`; also false where no value can satisfy the others.
  std::optional<bool> boolean;
  bool has_type = false;  ///< Whether `type` was written (types is kAll otherwise).
  TypeSet types;
  /// Empty: no `enum`, or an empty one, where `boolean` is false. A `const` is in `constant`.
  std::vector<LocatedValue> enumeration;
  std::optional<LocatedValue> constant;
  std::string format;  ///< Empty: none.
  /// `contentMediaType` and `contentEncoding`: with the first alone the string is bytes where it
  /// need not be JSON (OpenAPI 3.1, section 4.8.14.3).
  bool has_media_type = false, has_encoding = false;
  Location format_location;

  // Numbers, kept as the document wrote them (a JSON number token) so that nothing is rounded.
  std::optional<std::string> minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of;

  // Strings; lengths are in Unicode code points (2020-12 validation, 6.3).
  std::optional<std::uint64_t> min_length, max_length;
  std::vector<LocatedPattern> patterns;

  // Arrays.
  std::optional<std::uint64_t> min_items, max_items;
  bool unique_items = false;
  std::vector<const Schema*> prefix_items;
  const Schema* items = nullptr;
  const Schema* contains = nullptr;
  std::optional<std::uint64_t> min_contains, max_contains;
  const Schema* unevaluated_items = nullptr;

  // Objects.
  std::vector<Property> properties;               ///< In document order.
  std::vector<LocatedValue> required;             ///< Strings.
  const Schema* additional_properties = nullptr;  ///< nullptr: not written, anything goes.
  std::optional<std::uint64_t> min_properties, max_properties;
  std::vector<PatternProperty> pattern_properties;
  const Schema* property_names = nullptr;
  std::vector<DependentRequired> dependent_required;
  std::vector<Property> dependent_schemas;
  const Schema* unevaluated_properties = nullptr;

  // Composition.
  const Schema* ref = nullptr;  ///< What `$ref` points at.
  /// What `$dynamicRef` points at, unless the schemas on the way have `dynamic_anchor` (JSON Schema
  /// core, 8.2.3.2); the anchor is empty where they cannot matter.
  const Schema* dynamic_ref = nullptr;
  std::string dynamic_anchor;
  std::vector<const Schema*> all_of, any_of, one_of;
  const Schema* negated = nullptr;                                           ///< `not`
  const Schema *condition = nullptr, *then = nullptr, *otherwise = nullptr;  ///< `if`, `else`
  std::optional<Discriminator> discriminator;

  /// The resource it belongs to, if that has dynamic anchors.
  const SchemaResource* resource = nullptr;
  /// What its keywords ask for that is beyond such decoders.
  std::vector<BeyondTyped> beyond_typed;

  bool is_required(std::string_view property) const;
  /// The property of that name, or nullptr.
  const Property* find_property(std::string_view name) const;
};

}  // namespace specgen::generator

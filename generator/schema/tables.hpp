#pragma once

// Schemas as rows that refer to each other by number: what the constants of
// runtime/specgen/schema/schema.hpp are written from, and built from in memory.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schema/formats.hpp"
#include "schema/schema.hpp"
#include "specgen/side.hpp"

namespace specgen::generator::tables {

/// The number of a row.
using Index = std::size_t;

/// A number with its nearest double, as specgen::schema::Bound has it.
struct Bound {
  std::string text;     ///< Digits where it is an integer of up to 20, else as people write it.
  std::string literal;  ///< Of type double, in C++: "10.0".
  double nearest = 0;
};

struct Literal {
  enum class Kind { kNull, kBoolean, kNumber, kString, kArray, kObject };
  Kind kind = Kind::kNull;
  std::string text;     ///< As specgen::schema::Literal has it.
  std::string literal;  ///< For numbers: the nearest double in C++.
  double nearest = 0;
};

/// digits × 10^exponent.
struct Multiple {
  std::int64_t digits = 0;
  int exponent = 0;
};

enum class NumberFormat { kNone, kInt32, kInt64, kFloat };

struct Property {
  std::string name;
  std::optional<Index> schema;  ///< None: only required.
  bool required = false;
  Side required_in = Side::kBoth;
};

struct Pattern {
  std::string regex;
  std::string message;  ///< What a violation says; empty: the default.
};

struct PatternProperty {
  Index pattern = 0;  ///< Into Tables::patterns.
  Index schema = 0;
};

struct DependentSchema {
  std::string name;
  Index schema = 0;
};

struct Discriminator {
  std::string property;
  /// Values, and which alternative each means.
  std::vector<std::pair<std::string, std::size_t>> mapping;
};

/// A schema; every field is the one of specgen::schema::Schema that its name says.
struct Row {
  const Schema* source = nullptr;
  /// A C++ name in the manner of constants, unique among the rows: "kPetPropertiesName".
  std::string name;
  bool never = false;
  TypeSet types;  ///< kAll: any.
  std::optional<Literal> constant;
  std::vector<Literal> enumeration;

  std::optional<Bound> minimum, maximum, exclusive_minimum, exclusive_maximum;
  std::optional<Multiple> multiple_of;
  NumberFormat number_format = NumberFormat::kNone;

  std::optional<std::uint64_t> min_length, max_length;
  std::optional<Index> pattern;  ///< Into Tables::patterns.
  std::string format;            ///< A name that parse_format() knows; empty: none.

  std::optional<std::uint64_t> min_items, max_items;
  bool unique = false;
  std::vector<Index> prefix_items;
  std::optional<Index> items, contains, unevaluated_items;
  std::optional<std::uint64_t> min_contains, max_contains;

  std::optional<std::uint64_t> min_properties, max_properties;
  std::vector<Property> properties;
  std::vector<PatternProperty> pattern_properties;
  std::optional<Index> additional, property_names, unevaluated_properties;
  std::vector<DependentRequired> dependent_required;
  std::vector<DependentSchema> dependent_schemas;

  std::optional<Index> ref, dynamic_ref, negated, condition, then, otherwise;
  std::string dynamic_anchor;
  std::vector<Index> all_of, any_of, one_of;
  std::optional<Discriminator> discriminator;
  std::optional<Index> resource;  ///< Into Tables::resources.

  /// Whether it lets every value pass and no dynamic reference leads through it.
  bool takes_anything() const;
};

/// A schema resource's dynamic anchors.
struct Resource {
  std::vector<std::pair<std::string, Index>> dynamic_anchors;
};

/// All that some root schemas reach, in the order of a walk in breadth: the roots come first, and
/// the same schemas give the same tables.
struct Tables {
  std::vector<Row> rows;
  std::vector<Pattern> patterns;  ///< Each once.
  std::vector<Resource> resources;
};

/// The schemas must outlive the tables. A 'multipleOf' of more than 18 digits, which the generator
/// refuses when it reads schemas, is rounded.
Tables make_tables(const std::vector<const Schema*>& roots, Formats formats);

}  // namespace specgen::generator::tables

#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "specgen/schema/literal.hpp"
#include "specgen/schema/types.hpp"
#include "specgen/side.hpp"
#include "specgen/validation/decimal.hpp"
#include "specgen/validation/format.hpp"
#include "specgen/validation/pattern.hpp"

/// JSON Schema 2020-12 as constant tables, and their evaluation: for every schema whose rules a
/// decoder cannot check while it decodes.
namespace specgen::schema {

struct Schema;

/// What a count may be at most where nothing is stated.
inline constexpr std::uint64_t kUnbounded = std::numeric_limits<std::uint64_t>::max();

/// The formats of numbers that OpenAPI defines.
enum class NumberFormat : std::uint8_t {
  kNone,
  kInt32,  ///< An integer within 32 bits.
  kInt64,  ///< An integer within 64 bits.
  kFloat,  ///< Within the range of a 32-bit float.
};

/// Keywords about numbers (JSON Schema validation, section 6.2).
struct Numbers {
  Bound minimum = {};
  Bound maximum = {};
  Bound exclusive_minimum = {};
  Bound exclusive_maximum = {};
  Decimal multiple_of = {};  ///< Zero: none.
  NumberFormat format = NumberFormat::kNone;
};

/// Keywords about strings (section 6.3, and 7 where formats assert). Lengths in code points.
struct Strings {
  std::uint64_t min_length = 0;
  std::uint64_t max_length = kUnbounded;
  const Pattern* pattern = nullptr;
  Format format = Format::kNone;
};

/// Keywords about arrays (section 6.4; JSON Schema core, sections 10.3.1 and 11.2).
struct Arrays {
  std::uint64_t min_items = 0;
  std::uint64_t max_items = kUnbounded;
  bool unique = false;
  std::span<const Schema* const> prefix_items = {};
  const Schema* items = nullptr;
  const Schema* contains = nullptr;
  std::uint64_t min_contains = 1;
  std::uint64_t max_contains = kUnbounded;
  const Schema* unevaluated = nullptr;
};

/// A name of `properties`, or one that is only `required`.
struct Property {
  std::string_view name;
  const Schema* schema = nullptr;  ///< nullptr: not among `properties`.
  bool required = false;
  Side required_in = Side::kBoth;
};

struct PatternProperty {
  const Pattern* pattern;
  const Schema* schema;
};

/// An entry of `dependentRequired`: who has `name` must have the others.
struct DependentRequired {
  std::string_view name;
  std::span<const std::string_view> required;
};

/// An entry of `dependentSchemas`: an object that has `name` must match.
struct DependentSchema {
  std::string_view name;
  const Schema* schema;
};

/// Keywords about objects (section 6.5; JSON Schema core, sections 10.3.2 and 11.3).
struct Objects {
  std::uint64_t min_properties = 0;
  std::uint64_t max_properties = kUnbounded;
  /// In the order that texts most likely have, which is the fastest.
  std::span<const Property> properties = {};
  std::span<const PatternProperty> patterns = {};
  const Schema* additional = nullptr;
  const Schema* names = nullptr;
  std::span<const DependentRequired> dependent_required = {};
  std::span<const DependentSchema> dependent_schemas = {};
  const Schema* unevaluated = nullptr;
};

/// Which alternative a member's value speaks of (OpenAPI 3.1, section 4.8.25). It changes no
/// answer, only which alternative is tried first and whose violations are told.
struct Discriminator {
  struct Mapping {
    std::string_view value;
    std::size_t alternative;  ///< Index into `one_of`, else `any_of`.
  };
  std::string_view property;
  std::span<const Mapping> mapping;
};

/// A schema resource and its dynamic anchors (JSON Schema core, section 8.2).
struct Resource {
  struct Anchor {
    std::string_view name;
    const Schema* schema;
  };
  std::span<const Anchor> dynamic_anchors;
};

/// A reference that the resources through which evaluation came may redirect (section 8.2.3.2).
struct DynamicReference {
  std::string_view anchor;
  const Schema* otherwise = nullptr;  ///< What it means where none of them has the anchor.
};

/// Keywords that apply schemas to the same value (JSON Schema core, sections 8.2.3 and 10.2).
struct Combination {
  const Schema* ref = nullptr;
  const DynamicReference* dynamic_ref = nullptr;
  std::span<const Schema* const> all_of = {};
  std::span<const Schema* const> any_of = {};
  std::span<const Schema* const> one_of = {};
  const Schema* negated = nullptr;
  const Schema* condition = nullptr;
  const Schema* then = nullptr;
  const Schema* otherwise = nullptr;
  const Discriminator* discriminator = nullptr;
};

/// A schema as a constant: an aggregate of literals and of pointers to other constants, which need
/// no initialisation. A value matches when it satisfies everything that is stated; keywords about
/// one type let values of other types pass. Formats that are only annotations are left out.
struct Schema {
  bool never = false;  ///< The schema `false`.
  Types types = kAnyType;
  const Literal* constant = nullptr;
  std::span<const Literal> enumeration = {};  ///< Empty: none.
  Numbers number = {};
  Strings string = {};
  Arrays array = {};
  Objects object = {};
  Combination combination = {};
  /// Where dynamic references may find an anchor; else nullptr.
  const Resource* resource = nullptr;
};

}  // namespace specgen::schema

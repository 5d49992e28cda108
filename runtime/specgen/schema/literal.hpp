#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "specgen/json/element.hpp"

namespace specgen::schema {

/// A number that a schema states. Without a text: none is stated.
struct Bound {
  double nearest = 0;
  /// As people write it; where it is an integer its digits, which make comparisons with integers
  /// exact beyond 2^53.
  std::string_view text = {};

  constexpr explicit operator bool() const { return !text.empty(); }
};

/// How a JSON number stands to a bound. Integers of up to 64 bits are compared exactly; numbers
/// with a fraction or an exponent, and longer integers, as the nearest doubles.
std::partial_ordering compare(const json::Element& number, const Bound& bound);

/// A JSON value that a schema states (`const`, `enum`).
struct Literal {
  json::Kind kind = json::Kind::kNull;
  /// A string itself, "true" or "false", a number as in Bound; an array or an object as JSON text,
  /// which is parsed only when a value of that kind is compared with it.
  std::string_view text = {};
  double nearest = 0;  ///< For numbers.
};

/// Equality of JSON values (JSON Schema core, section 4.2.2).
bool equals(const json::Element& value, const Literal& literal);

/// Appends the literal as JSON.
void append_json(std::string& json, const Literal& literal);

}  // namespace specgen::schema

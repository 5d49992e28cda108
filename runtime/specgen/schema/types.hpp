#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "specgen/json/element.hpp"

namespace specgen::schema {

/// A set of JSON Schema's types: `kString | kNull`.
using Types = std::uint8_t;

inline constexpr Types kNull = 1;
inline constexpr Types kBoolean = 2;
inline constexpr Types kObject = 4;
inline constexpr Types kArray = 8;
inline constexpr Types kString = 16;
inline constexpr Types kNumber = 32;   ///< Any number, integers included.
inline constexpr Types kInteger = 64;  ///< No fraction; 1.0 has none (JSON Schema core, 6.1.1).
inline constexpr Types kAnyType = 63;

/// Whether a number has no fraction.
bool is_integer(const json::Element& number);

/// Whether the value is of one of the types.
inline bool is_of_type(const json::Element& value, Types types) {
  // In the order of json::Kind's enumerators.
  constexpr std::array<Types, 6> kTypes = {kNull, kBoolean, kNumber, kString, kArray, kObject};
  const Types type = kTypes[static_cast<std::size_t>(value.kind())];
  if ((types & type) != 0) return true;
  return type == kNumber && (types & kInteger) != 0 && is_integer(value);
}

/// The types in words, to follow "must be": "a string or null".
std::string describe(Types types);

}  // namespace specgen::schema

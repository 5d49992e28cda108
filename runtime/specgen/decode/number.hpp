#pragma once

#include <cstdint>
#include <optional>

#include "specgen/json/input.hpp"
#include "specgen/validation/decimal.hpp"

namespace specgen {

/// The keywords that a schema sets for integers (JSON Schema validation, section 6.2).
struct IntegerRules {
  std::optional<std::int64_t> minimum = {};
  std::optional<std::int64_t> maximum = {};
  std::optional<std::int64_t> exclusive_minimum = {};
  std::optional<std::int64_t> exclusive_maximum = {};
  std::optional<Decimal> multiple_of = {};
};

/// The same for numbers.
struct NumberRules {
  std::optional<double> minimum = {};
  std::optional<double> maximum = {};
  std::optional<double> exclusive_minimum = {};
  std::optional<double> exclusive_maximum = {};
  std::optional<Decimal> multiple_of = {};
  /// Format float: must be within the range of a 32-bit float.
  bool single_precision = false;
};

/// No rules at all but those of the type, as most integers have.
struct NoRules {};

/// An integer may be written 1.0 or 1e3. One that does not fit into `out` is a violation "format"
/// and never truncated; neither is one beyond 2^53 that is written with a fraction or an exponent,
/// where the parser no longer knows it exactly.
void decode_integer(const json::Input& in, NoRules rules, std::int64_t& out);
void decode_integer(const json::Input& in, NoRules rules, std::int32_t& out);

namespace detail {

void decode_integer(const json::Input& in, const IntegerRules& rules, std::int64_t& out);
void decode_integer(const json::Input& in, const IntegerRules& rules, std::int32_t& out);

}  // namespace detail

/// The same by rules. A template only so that `{}` means NoRules, which overload resolution then
/// prefers.
template <class Out>
void decode_integer(const json::Input& in, const IntegerRules& rules, Out& out) {
  detail::decode_integer(in, rules, out);
}

/// `multiple_of` is exact in decimal: 0.07 is a multiple of 0.01.
void decode_number(const json::Input& in, const NumberRules& rules, double& out);

}  // namespace specgen

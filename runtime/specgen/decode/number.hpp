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

namespace detail {

/// Takes what is an integer of 64 bits; false, with a violation, where it is not.
bool take_integer(const json::Input& in, std::int64_t& number);
/// Adds a violation for each rule that the number breaks.
void check_integer(const json::Input& in, const IntegerRules& rules, std::int64_t number);
void not_32_bits(const json::Input& in);

/// Within the bounds, and no multiple to be looked for. Rules are constants, so that most of it is
/// decided when the decoder is compiled.
template <class Rules, class T>
constexpr bool is_plainly_valid(const Rules& rules, T number) {
  return !(rules.minimum && number < *rules.minimum) &&
         !(rules.maximum && number > *rules.maximum) &&
         !(rules.exclusive_minimum && number <= *rules.exclusive_minimum) &&
         !(rules.exclusive_maximum && number >= *rules.exclusive_maximum) && !rules.multiple_of;
}

}  // namespace detail

/// An integer may be written 1.0 or 1e3. One that does not fit into `out` is a violation "format"
/// and never truncated; neither is one beyond 2^53 that is written with a fraction or an exponent,
/// where the parser no longer knows it exactly.
inline void decode_integer(const json::Input& in, const IntegerRules& rules, std::int64_t& out) {
  std::int64_t number = 0;
  if (!detail::take_integer(in, number)) return;
  if (!detail::is_plainly_valid(rules, number)) detail::check_integer(in, rules, number);
  out = number;
}

inline void decode_integer(const json::Input& in, const IntegerRules& rules, std::int32_t& out) {
  std::int64_t number = 0;
  if (!detail::take_integer(in, number)) return;
  if (!detail::is_plainly_valid(rules, number)) detail::check_integer(in, rules, number);
  if (number != static_cast<std::int32_t>(number)) return detail::not_32_bits(in);
  out = static_cast<std::int32_t>(number);
}

/// `multiple_of` is exact in decimal: 0.07 is a multiple of 0.01.
void decode_number(const json::Input& in, const NumberRules& rules, double& out);

}  // namespace specgen

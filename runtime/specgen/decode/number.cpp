#include "specgen/decode/number.hpp"

#include <cmath>
#include <limits>
#include <string>

#include "specgen/json/reader_inline.hpp"

namespace specgen {
namespace {

// A double of at most this magnitude has no other integer so near that it would read the same.
constexpr double kMaxExactDouble = 9007199254740991.0;  // 2^53 - 1

std::string text_of(std::int64_t number) { return std::to_string(number); }

std::string text_of(double number) { return to_string(to_decimal(number)); }

template <class Rules, class T>
void check_bounds(const json::Input& in, const Rules& rules, T number) {
  if (rules.minimum && number < *rules.minimum) {
    in.violation("minimum", "must be at least " + text_of(*rules.minimum));
  }
  if (rules.maximum && number > *rules.maximum) {
    in.violation("maximum", "must be at most " + text_of(*rules.maximum));
  }
  if (rules.exclusive_minimum && number <= *rules.exclusive_minimum) {
    in.violation("exclusiveMinimum", "must be greater than " + text_of(*rules.exclusive_minimum));
  }
  if (rules.exclusive_maximum && number >= *rules.exclusive_maximum) {
    in.violation("exclusiveMaximum", "must be less than " + text_of(*rules.exclusive_maximum));
  }
}

void check_multiple(const json::Input& in, const std::optional<Decimal>& divisor,
                    const Decimal& number) {
  if (divisor && !is_multiple_of(number, *divisor)) {
    in.violation("multipleOf", "must be a multiple of " + to_string(*divisor));
  }
}

/// The integer that a double stands for; false where it is none.
bool integer_of(const json::Input& in, double number, std::int64_t& integer) {
  if (std::trunc(number) != number) {
    in.violation("type", "must be an integer");
    return false;
  }
  if (std::abs(number) > kMaxExactDouble) {
    in.violation("format",
                 "must be written with neither fraction nor exponent beyond 9007199254740991");
    return false;
  }
  integer = static_cast<std::int64_t>(number);
  return true;
}

/// Any integer, however it is written.
[[gnu::noinline]] bool take_any_integer(const json::Input& in, std::int64_t& number) {
  if (in.kind() != json::Kind::kNumber) {
    in.violation("type", "must be an integer");
    return false;
  }
  switch (in.element().number_kind()) {
    case json::NumberKind::kInt64:
      number = in.element().int64();
      return true;
    case json::NumberKind::kDouble:
      return integer_of(in, in.element().number(), number);
    case json::NumberKind::kUint64:
    case json::NumberKind::kWide:
      break;
  }
  in.violation("format", "must be between -9223372036854775808 and 9223372036854775807");
  return false;
}

bool take_integer(const json::Input& in, std::int64_t& number) {
  json::Reader* const reader = in.reader();
  return (reader != nullptr && reader->take_short_integer(number)) || take_any_integer(in, number);
}

/// Where it fits.
void assign(const json::Input& in, std::int64_t number, std::int32_t& out) {
  if (number < std::numeric_limits<std::int32_t>::min() ||
      number > std::numeric_limits<std::int32_t>::max()) {
    in.violation("format", "must be between -2147483648 and 2147483647");
    return;
  }
  out = static_cast<std::int32_t>(number);
}

Decimal exact(const json::Element& number) {
  if (number.number_kind() == json::NumberKind::kInt64) return {number.int64(), 0};
  return to_decimal(number.number());
}

}  // namespace

void decode_integer(const json::Input& in, NoRules /*rules*/, std::int64_t& out) {
  std::int64_t number = 0;
  if (take_integer(in, number)) out = number;
}

void decode_integer(const json::Input& in, NoRules /*rules*/, std::int32_t& out) {
  std::int64_t number = 0;
  if (take_integer(in, number)) assign(in, number, out);
}

void detail::decode_integer(const json::Input& in, const IntegerRules& rules, std::int64_t& out) {
  std::int64_t number = 0;
  if (!take_integer(in, number)) return;
  check_bounds(in, rules, number);
  check_multiple(in, rules.multiple_of, {number, 0});
  out = number;
}

void detail::decode_integer(const json::Input& in, const IntegerRules& rules, std::int32_t& out) {
  std::int64_t number = 0;
  if (!take_integer(in, number)) return;
  check_bounds(in, rules, number);
  check_multiple(in, rules.multiple_of, {number, 0});
  assign(in, number, out);
}

void decode_number(const json::Input& in, const NumberRules& rules, double& out) {
  if (in.kind() != json::Kind::kNumber) {
    in.violation("type", "must be a number");
    return;
  }
  out = in.element().number();
  check_bounds(in, rules, out);
  if (rules.multiple_of) check_multiple(in, rules.multiple_of, exact(in.element()));
  if (rules.single_precision && std::abs(out) > double{std::numeric_limits<float>::max()}) {
    in.violation("format", "must be within the range of a 32-bit float");
  }
}

}  // namespace specgen

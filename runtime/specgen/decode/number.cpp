#include "specgen/decode/number.hpp"

#include <cmath>
#include <limits>
#include <string>

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

/// The integer that a double stands for, if it does.
std::optional<std::int64_t> integer_of(const json::Input& in, double number) {
  if (std::trunc(number) != number) {
    in.violation("type", "must be an integer");
    return std::nullopt;
  }
  if (std::abs(number) > kMaxExactDouble) {
    in.violation("format",
                 "must be written with neither fraction nor exponent beyond 9007199254740991");
    return std::nullopt;
  }
  return static_cast<std::int64_t>(number);
}

std::optional<std::int64_t> take_integer(const json::Input& in) {
  if (json::Reader* const reader = in.reader()) {
    std::int64_t number = 0;
    if (reader->take_short_integer(number)) return number;
  }
  if (in.kind() != json::Kind::kNumber) {
    in.violation("type", "must be an integer");
    return std::nullopt;
  }
  switch (in.element().number_kind()) {
    case json::NumberKind::kInt64:
      return in.element().int64();
    case json::NumberKind::kDouble:
      return integer_of(in, in.element().number());
    case json::NumberKind::kUint64:
    case json::NumberKind::kWide:
      break;
  }
  in.violation("format", "must be between -9223372036854775808 and 9223372036854775807");
  return std::nullopt;
}

Decimal exact(const json::Element& number) {
  if (number.number_kind() == json::NumberKind::kInt64) return {number.int64(), 0};
  return to_decimal(number.number());
}

}  // namespace

void decode_integer(const json::Input& in, const IntegerRules& rules, std::int64_t& out) {
  const std::optional<std::int64_t> number = take_integer(in);
  if (!number) return;
  check_bounds(in, rules, *number);
  check_multiple(in, rules.multiple_of, {*number, 0});
  out = *number;
}

void decode_integer(const json::Input& in, const IntegerRules& rules, std::int32_t& out) {
  const std::optional<std::int64_t> number = take_integer(in);
  if (!number) return;
  check_bounds(in, rules, *number);
  check_multiple(in, rules.multiple_of, {*number, 0});
  if (*number < std::numeric_limits<std::int32_t>::min() ||
      *number > std::numeric_limits<std::int32_t>::max()) {
    in.violation("format", "must be between -2147483648 and 2147483647");
    return;
  }
  out = static_cast<std::int32_t>(*number);
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

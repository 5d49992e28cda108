#include "plan/number_literals.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace specgen::generator::plan {
namespace {

/// A number as digits × 10^exponent; the digits have no sign and no leading or trailing zeros.
struct Parts {
  bool negative = false;
  std::string digits;
  long exponent = 0;
};

Parts take_apart(std::string_view token) {
  Parts parts;
  std::size_t at = 0;
  if (at < token.size() && (token[at] == '-' || token[at] == '+'))
    parts.negative = token[at++] == '-';
  bool fraction = false;
  for (; at < token.size() && token[at] != 'e' && token[at] != 'E'; ++at) {
    if (token[at] == '.') {
      fraction = true;
      continue;
    }
    if (fraction) --parts.exponent;
    if (!parts.digits.empty() || token[at] != '0') parts.digits += token[at];
  }
  if (at < token.size()) {
    const char* first = token.data() + at + 1;
    if (*first == '+') ++first;
    long exponent = 0;
    std::from_chars(first, token.data() + token.size(), exponent);
    parts.exponent += exponent;
  }
  while (!parts.digits.empty() && parts.digits.back() == '0') {
    parts.digits.pop_back();
    ++parts.exponent;
  }
  if (parts.digits.empty()) parts.exponent = 0;
  return parts;
}

std::string int64_literal(std::int64_t number) {
  if (number == std::numeric_limits<std::int64_t>::min()) {
    return "std::numeric_limits<std::int64_t>::min()";
  }
  return std::to_string(number);
}

}  // namespace

bool is_integral(std::string_view token) { return take_apart(token).exponent >= 0; }

std::optional<std::string> integer_literal(std::string_view token, Rounding rounding) {
  const Parts parts = take_apart(token);
  if (parts.digits.empty()) return "0";
  if (parts.exponent < 0) {
    const double rounded = rounding == Rounding::kUp
                               ? std::ceil(std::strtod(std::string(token).c_str(), nullptr))
                               : std::floor(std::strtod(std::string(token).c_str(), nullptr));
    if (std::abs(rounded) >= 9.2e18) return std::nullopt;
    return int64_literal(static_cast<std::int64_t>(rounded));
  }
  if (parts.exponent > 18) return std::nullopt;
  const std::string digits = (parts.negative ? "-" : "") + parts.digits +
                             std::string(static_cast<std::size_t>(parts.exponent), '0');
  std::int64_t number = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (result.ec != std::errc()) return std::nullopt;
  return int64_literal(number);
}

std::string double_literal(std::string_view token) {
  std::string literal(token);
  if (literal.find_first_of(".eE") == std::string::npos) literal += ".0";
  return literal;
}

std::optional<std::string> decimal_initialiser(std::string_view token) {
  const Parts parts = take_apart(token);
  if (parts.digits.empty() || parts.digits.size() > 18 || parts.negative) return std::nullopt;
  return "{" + parts.digits + ", " + std::to_string(parts.exponent) + "}";
}

}  // namespace specgen::generator::plan

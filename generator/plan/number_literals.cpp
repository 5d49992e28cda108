#include "plan/number_literals.hpp"

#include <charconv>
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

/// C++ has no negative literals: the smallest number would be the negative of one that is too
/// large.
std::string int64_literal(std::int64_t number) {
  return number == std::numeric_limits<std::int64_t>::min() ? "INT64_MIN" : std::to_string(number);
}

/// The digits of the number's integral part, and whether the rounding leads away from zero.
std::string integral_digits(const Parts& parts, Rounding rounding, bool& away) {
  if (parts.exponent >= 0) {
    return parts.digits + std::string(static_cast<std::size_t>(parts.exponent), '0');
  }
  away = parts.negative == (rounding == Rounding::kDown);
  const auto fraction = static_cast<std::size_t>(-parts.exponent);
  if (fraction >= parts.digits.size()) return "0";
  return parts.digits.substr(0, parts.digits.size() - fraction);
}

}  // namespace

bool is_integral(std::string_view token) { return take_apart(token).exponent >= 0; }

std::optional<std::string> integer_literal(std::string_view token, Rounding rounding) {
  const Parts parts = take_apart(token);
  if (parts.digits.empty()) return "0";
  if (parts.exponent > 18) return std::nullopt;
  bool away = false;
  const std::string digits = (parts.negative ? "-" : "") + integral_digits(parts, rounding, away);
  std::int64_t number = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (result.ec != std::errc()) return std::nullopt;
  if (!away) return int64_literal(number);
  using Limits = std::numeric_limits<std::int64_t>;
  if (number == (parts.negative ? Limits::min() : Limits::max())) return std::nullopt;
  return int64_literal(parts.negative ? number - 1 : number + 1);
}

std::string unsigned_literal(std::uint64_t number) {
  constexpr std::uint64_t kMaxSigned = std::numeric_limits<std::int64_t>::max();
  return std::to_string(number) + (number > kMaxSigned ? "U" : "");
}

std::string double_literal(std::string_view token) {
  std::string literal(token);
  if (!take_apart(token).digits.empty() && std::strtod(literal.c_str(), nullptr) == 0) {
    // Compilers warn of what no double is as small as.
    return std::string(token.front() == '-' ? "-" : "") + "4.9406564584124654e-324";
  }
  if (literal.find_first_of(".eE") == std::string::npos) literal += ".0";
  return literal;
}

std::optional<std::string> decimal_initialiser(std::string_view token) {
  const Parts parts = take_apart(token);
  if (parts.digits.empty() || parts.digits.size() > 18 || parts.negative) return std::nullopt;
  return "{" + parts.digits + ", " + std::to_string(parts.exponent) + "}";
}

}  // namespace specgen::generator::plan

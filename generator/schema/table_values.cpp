#include "schema/table_values.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "schema/number.hpp"
#include "specgen/validation/decimal.hpp"

namespace specgen::generator::tables {
namespace {

constexpr double kTwoTo64 = 18446744073709551616.0;

/// The nearest double; the largest one for what is beyond.
double to_double(std::string_view token) {
  double number = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), number);
  if (error == std::errc::result_out_of_range) {
    const bool negative = token.front() == '-';
    const bool tiny = Number(token) < Number("1") && Number(token) > Number("-1");
    const double largest = std::numeric_limits<double>::max();
    if (tiny) return 0;
    return negative ? -largest : largest;
  }
  return number;
}

/// Of type double, so that it reads back as the same.
std::string to_cpp(double number) {
  std::array<char, 40> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  std::string literal(text.data(), end);
  if (literal.find_first_of(".e") == std::string::npos) literal += ".0";
  return literal;
}

bool is_plain_integer(std::string_view token) {
  return token.find_first_of(".eE") == std::string_view::npos;
}

/// Digits for integers of 64 bits, however they are written; else as people write it.
std::string to_text(std::string_view token, double nearest) {
  if (is_plain_integer(token)) return std::string(token == "-0" ? "0" : token);
  const bool small = std::abs(nearest) < kTwoTo64 && Number(token).is_integer();
  if (small && std::abs(nearest) < std::pow(2, 53)) {
    return std::to_string(static_cast<std::int64_t>(nearest));
  }
  return to_string(to_decimal(nearest));
}

}  // namespace

Bound to_bound(std::string_view token) {
  const double nearest = to_double(token);
  return {to_text(token, nearest), to_cpp(nearest), nearest};
}

std::optional<Bound> to_bound(const std::optional<std::string>& token) {
  if (!token) return std::nullopt;
  return to_bound(std::string_view(*token));
}

Multiple to_multiple(std::string_view token) {
  std::string digits;
  int exponent = 0;
  const std::size_t mark = token.find_first_of("eE");
  const std::string_view mantissa = token.substr(0, mark);
  const std::size_t point = mantissa.find('.');
  digits.append(mantissa.substr(0, point));
  if (point != std::string_view::npos) {
    digits.append(mantissa.substr(point + 1));
    exponent -= static_cast<int>(mantissa.size() - point - 1);
  }
  if (mark != std::string_view::npos) {
    const std::size_t sign = token[mark + 1] == '+' ? 2 : 1;
    int written = 0;
    std::from_chars(token.data() + mark + sign, token.data() + token.size(), written);
    exponent += written;
  }
  while (digits.size() > 1 && digits.back() == '0') {
    digits.pop_back();
    ++exponent;
  }
  Multiple result{0, exponent};
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), result.digits);
  if (error == std::errc()) return result;
  const Decimal rounded = to_decimal(to_double(token));
  return {rounded.digits, rounded.exponent};
}

Literal to_literal(const nlohmann::ordered_json& value) {
  Literal literal;
  literal.text = value.is_string() ? value.get<std::string>() : value.dump();
  if (value.is_boolean()) {
    literal.kind = Literal::Kind::kBoolean;
  } else if (value.is_number()) {
    const Bound bound = to_bound(std::string_view(literal.text));
    return {Literal::Kind::kNumber, bound.text, bound.literal, bound.nearest};
  } else if (value.is_string()) {
    literal.kind = Literal::Kind::kString;
  } else if (value.is_array()) {
    literal.kind = Literal::Kind::kArray;
  } else if (value.is_object()) {
    literal.kind = Literal::Kind::kObject;
  } else {
    literal.text.clear();
  }
  return literal;
}

NumberFormat to_number_format(std::string_view format) {
  if (format == "int32") return NumberFormat::kInt32;
  if (format == "int64") return NumberFormat::kInt64;
  return format == "float" ? NumberFormat::kFloat : NumberFormat::kNone;
}

bool asserts(Format format) {
  return format != Format::kNone && format != Format::kPassword && format != Format::kBinary;
}

}  // namespace specgen::generator::tables

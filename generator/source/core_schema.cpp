#include "source/core_schema.hpp"

#include <algorithm>
#include <array>

namespace specgen::generator {
namespace {

template <std::size_t Size>
bool is_one_of(std::string_view text, const std::array<std::string_view, Size>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                  text.begin());
}

std::string without_leading_zeros(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return std::string(first == std::string_view::npos ? "0" : digits.substr(first));
}

int digit_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

/// 0o17 and 0x1F in decimal, exactly, however long.
std::optional<std::string> convert_based(std::string_view digits, int base) {
  constexpr std::size_t kLongest = 64;
  if (digits.empty() || digits.size() > kLongest) return std::nullopt;
  std::string decimal = "0";  // least significant digit first
  for (const char c : digits) {
    int carry = digit_value(c);
    if (carry >= base) return std::nullopt;
    for (char& d : decimal) {
      const int value = (d - '0') * base + carry;
      d = static_cast<char>('0' + value % 10);
      carry = value / 10;
    }
    for (; carry > 0; carry /= 10) decimal += static_cast<char>('0' + carry % 10);
  }
  return without_leading_zeros(std::string(decimal.rbegin(), decimal.rend()));
}

/// [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
PlainScalar resolve_decimal(std::string_view text) {
  PlainScalar result;
  std::string token;
  if (text.front() == '-') token = "-";
  if (text.front() == '-' || text.front() == '+') text.remove_prefix(1);
  const std::size_t whole = count_digits(text);
  token += without_leading_zeros(text.substr(0, whole));
  text.remove_prefix(whole);
  std::size_t fraction = 0;
  const bool has_point = !text.empty() && text.front() == '.';
  if (has_point) {
    text.remove_prefix(1);
    fraction = count_digits(text);
    token += "." + std::string(fraction == 0 ? "0" : text.substr(0, fraction));
    text.remove_prefix(fraction);
  }
  if (whole + fraction == 0) return result;
  bool has_exponent = false;
  if (!text.empty() && (text.front() == 'e' || text.front() == 'E')) {
    std::string_view exponent = text.substr(1);
    if (!exponent.empty() && (exponent.front() == '-' || exponent.front() == '+')) {
      exponent.remove_prefix(1);
    }
    if (exponent.empty() || count_digits(exponent) != exponent.size()) return result;
    token += text;
    has_exponent = true;
    text = {};
  }
  if (!text.empty()) return result;
  result.kind = has_point || has_exponent ? Node::Kind::kNumber : Node::Kind::kInteger;
  result.number = token;
  return result;
}

}  // namespace

PlainScalar resolve_plain_scalar(std::string_view text) {
  constexpr std::array<std::string_view, 5> kNull = {"", "~", "null", "Null", "NULL"};
  constexpr std::array<std::string_view, 3> kTrue = {"true", "True", "TRUE"};
  constexpr std::array<std::string_view, 3> kFalse = {"false", "False", "FALSE"};
  constexpr std::array<std::string_view, 12> kNotFinite = {".inf",  ".Inf",  ".INF",  "+.inf",
                                                           "+.Inf", "+.INF", "-.inf", "-.Inf",
                                                           "-.INF", ".nan",  ".NaN",  ".NAN"};
  PlainScalar result;
  // What nearly all scalars are, words, needs no comparison.
  constexpr std::string_view kFirstOfOthers = "~nNtTfF.+-0123456789";
  if (!text.empty() && kFirstOfOthers.find(text.front()) == std::string_view::npos) return result;
  if (is_one_of(text, kNull)) {
    result.kind = Node::Kind::kNull;
  } else if (is_one_of(text, kTrue) || is_one_of(text, kFalse)) {
    result.kind = Node::Kind::kBoolean;
    result.boolean = is_one_of(text, kTrue);
  } else if (is_one_of(text, kNotFinite)) {
    result.kind = Node::Kind::kNumber;
    result.not_finite = true;
  } else if (text.substr(0, 2) == "0o" || text.substr(0, 2) == "0x") {
    if (auto decimal = convert_based(text.substr(2), text[1] == 'o' ? 8 : 16)) {
      result.kind = Node::Kind::kInteger;
      result.number = *std::move(decimal);
    }
  } else if (is_digit(text.front()) || text.front() == '-' || text.front() == '+' ||
             text.front() == '.') {
    result = resolve_decimal(text);
  }
  return result;
}

}  // namespace specgen::generator

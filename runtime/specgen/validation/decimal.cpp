#include "specgen/validation/decimal.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string_view>

namespace specgen {
namespace {

constexpr std::size_t kDoubleLength = 32;
// Beyond, a power of ten is larger than any 64-bit integer.
constexpr int kMaxPower = 18;

/// (left × right) mod modulus, without overflow.
std::uint64_t multiply_mod(std::uint64_t left, std::uint64_t right, std::uint64_t modulus) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint64_t>(Wide{left} * right % modulus);
}

std::uint64_t ten_to_the(int power, std::uint64_t modulus) {
  std::uint64_t result = 1 % modulus;
  for (std::uint64_t base = 10 % modulus; power > 0; power /= 2) {
    if (power % 2 != 0) result = multiply_mod(result, base, modulus);
    base = multiply_mod(base, base, modulus);
  }
  return result;
}

std::uint64_t magnitude(std::int64_t number) {
  return number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

}  // namespace

Decimal to_decimal(double number) {
  std::array<char, kDoubleLength> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                 std::chars_format::scientific)
                       .ptr;
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t mark = text.find('e');
  Decimal decimal;
  std::string digits;
  for (const char c : text.substr(0, mark)) {
    if (c != '.') digits.push_back(c);
  }
  const std::size_t point = text.substr(0, mark).find('.');
  const std::size_t fraction = point == std::string_view::npos ? 0 : mark - point - 1;
  std::from_chars(digits.data(), digits.data() + digits.size(), decimal.digits);
  const std::size_t sign = text[mark + 1] == '+' ? 2 : 1;
  std::from_chars(text.data() + mark + sign, end, decimal.exponent);
  decimal.exponent -= static_cast<int>(fraction);
  return decimal;
}

bool is_multiple_of(const Decimal& number, const Decimal& divisor) {
  return is_multiple_of(magnitude(number.digits), number.exponent, divisor);
}

bool is_multiple_of(std::uint64_t digits, int exponent, const Decimal& divisor) {
  const std::uint64_t unit = magnitude(divisor.digits);
  if (digits == 0) return true;
  const int shift = exponent - divisor.exponent;
  if (shift >= 0) return multiply_mod(digits % unit, ten_to_the(shift, unit), unit) == 0;
  // The divisor has the larger exponent: digits must be divisible by unit × 10^-shift.
  std::uint64_t rest = digits;
  for (int i = shift; i < 0; ++i) {
    if (rest % 10 != 0) return false;
    rest /= 10;
  }
  return rest % unit == 0;
}

std::string to_string(const Decimal& number) {
  constexpr int kMaxZeros = 6;
  std::string text = std::to_string(magnitude(number.digits));
  if (number.exponent > kMaxPower || number.exponent < -kMaxPower) {
    text.append("e").append(std::to_string(number.exponent));
  } else if (number.exponent >= 0) {
    text.append(static_cast<std::size_t>(number.digits == 0 ? 0 : number.exponent), '0');
  } else {
    const auto places = static_cast<std::size_t>(-number.exponent);
    if (text.size() <= places) {
      const std::size_t zeros = places - text.size() + 1;
      if (zeros > kMaxZeros) return text + "e" + std::to_string(number.exponent);
      text.insert(0, zeros, '0');
    }
    text.insert(text.size() - places, ".");
  }
  return number.digits < 0 ? "-" + text : text;
}

}  // namespace specgen

#include "schema/number.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace specgen::generator {
namespace {

/// Larger exponents mean the same to every comparison with numbers that people write.
constexpr std::int64_t kMaxExponent = 1'000'000'000;
constexpr std::size_t kExactDigits = 18;

std::int64_t parse_exponent(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) value = kMaxExponent;
  value = std::min(value, kMaxExponent);
  return negative ? -value : value;
}

std::uint64_t to_integer(std::string_view digits) {
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

Number::Number(std::string_view token) {
  if (!token.empty() && token.front() == '-') {
    negative_ = true;
    token.remove_prefix(1);
  }
  const std::size_t e = token.find_first_of("eE");
  if (e != std::string_view::npos) exponent_ = parse_exponent(token.substr(e + 1));
  const std::string_view mantissa = token.substr(0, e);
  const std::size_t point = mantissa.find('.');
  digits_ = mantissa.substr(0, point);
  if (point != std::string_view::npos) {
    digits_ += mantissa.substr(point + 1);
    exponent_ -= static_cast<std::int64_t>(mantissa.size() - point - 1);
  }
  const std::size_t last = digits_.find_last_not_of('0');
  const std::size_t kept = last == std::string::npos ? 0 : last + 1;
  exponent_ += static_cast<std::int64_t>(digits_.size() - kept);
  digits_.erase(kept);
  digits_.erase(0, digits_.find_first_not_of('0'));
  if (digits_.empty()) {
    negative_ = false;
    exponent_ = 0;
  }
}

std::int64_t Number::magnitude() const {
  return exponent_ + static_cast<std::int64_t>(digits_.size());
}

std::optional<std::int64_t> Number::floor() const {
  const std::int64_t places = magnitude();
  if (is_zero()) return 0;
  if (places > static_cast<std::int64_t>(kExactDigits)) return std::nullopt;
  std::string digits = digits_;
  digits.resize(static_cast<std::size_t>(std::max<std::int64_t>(places, 0)), '0');
  const auto towards_zero = static_cast<std::int64_t>(to_integer(digits));
  if (!negative_) return towards_zero;
  return is_integer() ? -towards_zero : -towards_zero - 1;
}

std::strong_ordering Number::operator<=>(const Number& other) const {
  const auto sign = [](const Number& n) { return n.is_zero() ? 0 : n.negative_ ? -1 : 1; };
  if (sign(*this) != sign(other)) return sign(*this) <=> sign(other);
  const Number& larger = negative_ ? other : *this;
  const Number& smaller = negative_ ? *this : other;
  if (larger.is_zero() || larger.magnitude() != smaller.magnitude()) {
    return larger.is_zero() ? std::strong_ordering::equal
                            : larger.magnitude() <=> smaller.magnitude();
  }
  return larger.digits_.compare(smaller.digits_) <=> 0;
}

std::optional<bool> Number::is_multiple_of(const Number& divisor) const {
  if (is_zero()) return true;
  if (divisor.is_zero() || divisor.digits_.size() > kExactDigits) return std::nullopt;
  // Neither has zeros at its end, so a divisor with the larger exponent cannot divide.
  if (divisor.exponent_ > exponent_) return false;
  const std::uint64_t modulus = to_integer(divisor.digits_);
  std::uint64_t rest = 0;
  for (const char digit : digits_) {
    rest = (rest * 10 + static_cast<std::uint64_t>(digit - '0')) % modulus;
  }
  // 10^60 holds every factor 2 and 5 that a divisor of 18 digits may have.
  const std::int64_t zeros = std::min<std::int64_t>(exponent_ - divisor.exponent_, 60);
  for (std::int64_t i = 0; i < zeros; ++i) rest = rest * 10 % modulus;
  return rest == 0;
}

std::optional<std::string> Number::least_common_multiple(const Number& a, const Number& b) {
  const std::int64_t exponent = std::min(a.exponent_, b.exponent_);
  const auto scaled = [&](const Number& n) -> std::optional<std::uint64_t> {
    const std::int64_t zeros = n.exponent_ - exponent;
    if (zeros + static_cast<std::int64_t>(n.digits_.size()) >
        static_cast<std::int64_t>(kExactDigits)) {
      return std::nullopt;
    }
    return to_integer(n.digits_ + std::string(static_cast<std::size_t>(zeros), '0'));
  };
  const auto x = scaled(a);
  const auto y = scaled(b);
  if (!x || !y || *x == 0 || *y == 0) return std::nullopt;
  const std::uint64_t factor = *y / std::gcd(*x, *y);
  if (*x > 1'000'000'000'000'000'000U / factor) return std::nullopt;
  const std::string digits = std::to_string(*x * factor);
  return exponent == 0 ? digits : digits + "e" + std::to_string(exponent);
}

}  // namespace specgen::generator

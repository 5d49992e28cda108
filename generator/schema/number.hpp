#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace specgen::generator {

/// An exact decimal number, made from a JSON number token of any length: ±digits × 10^exponent.
class Number {
 public:
  /// `token` is a JSON number (RFC 8259, section 6).
  explicit Number(std::string_view token);

  bool is_zero() const { return digits_.empty(); }
  bool is_negative() const { return negative_; }
  /// Whether it has no fractional part; 1.0 and 1e2 have none.
  bool is_integer() const { return is_zero() || exponent_ >= 0; }

  /// The largest integer that is not above it; nullopt when it has more than 18 digits.
  std::optional<std::int64_t> floor() const;

  std::strong_ordering operator<=>(const Number& other) const;
  bool operator==(const Number& other) const = default;

  /// Whether this is an integer times `divisor`, which must be positive. Exact for divisors of up
  /// to 18 significant digits; nullopt beyond.
  std::optional<bool> is_multiple_of(const Number& divisor) const;

  /// The least common multiple of two positive numbers as a JSON number token; nullopt when it has
  /// more than 18 digits.
  static std::optional<std::string> least_common_multiple(const Number& a, const Number& b);

 private:
  /// Of the first digit: 123 and 1.23 differ by two.
  std::int64_t magnitude() const;

  bool negative_ = false;
  std::string digits_;  ///< Without zeros at either end; empty for zero.
  std::int64_t exponent_ = 0;
};

}  // namespace specgen::generator

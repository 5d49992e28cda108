#pragma once

#include <cstdint>
#include <string>

namespace specgen {

/// The number digits × 10^exponent, exactly: 0.01 is {1, -2}.
struct Decimal {
  std::int64_t digits = 0;
  int exponent = 0;

  bool operator==(const Decimal&) const = default;
};

/// The decimal number that `number` stands for: the shortest one that reads back as it. Finite
/// numbers only.
Decimal to_decimal(double number);

/// Whether `number` is an integer times `divisor`, exactly. `divisor` must be positive.
bool is_multiple_of(const Decimal& number, const Decimal& divisor);
/// The same for digits × 10^exponent.
bool is_multiple_of(std::uint64_t digits, int exponent, const Decimal& divisor);

/// As a person would write it: "0.01", "1e-08", "100".
std::string to_string(const Decimal& number);

}  // namespace specgen

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace specgen::generator::plan {

enum class Rounding { kUp, kDown };

/// A JSON number token as a C++ literal of type std::int64_t; fractions are rounded. Nothing when
/// it is out of range.
std::optional<std::string> integer_literal(std::string_view token, Rounding rounding);

/// Whether the token stands for an integer.
bool is_integral(std::string_view token);

/// A count as a C++ literal.
std::string unsigned_literal(std::uint64_t number);

/// A JSON number token as a C++ literal of type double. What is smaller than any double but zero is
/// the smallest.
std::string double_literal(std::string_view token);

/// A JSON number token as the initialiser of a specgen::Decimal: "0.01" is "{1, -2}". Nothing when
/// it has more than 18 digits.
std::optional<std::string> decimal_initialiser(std::string_view token);

}  // namespace specgen::generator::plan

#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <variant>

namespace specgen::generator {

/// Why a text with `${ … }` cannot be evaluated, and where.
struct ExpressionError {
  std::size_t offset = 0;  ///< In bytes of the text.
  std::string message;
  std::string hint;
};

/// The longest text that expressions may make.
inline constexpr std::size_t kMaxExpressionResult = std::size_t{1} << 20U;

/// Replaces each `${ expression }` of a text by what it gives: string literals ("…" or '…', with
/// the escapes of JSON), integers, `+` of two strings or integers, `*` of a string and an integer
/// or of two integers, and parentheses. A name of `captures` stays `${name}`, for the test harness
/// to fill in. `$${` is a literal `${`.
std::variant<std::string, ExpressionError> expand(
    std::string_view text, const std::set<std::string, std::less<>>& captures);

}  // namespace specgen::generator

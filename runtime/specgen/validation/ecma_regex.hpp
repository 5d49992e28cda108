#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace specgen {

/// Why a regular expression is refused, in words.
struct RegexFault {
  std::string message;
};

/// Rewrites a regular expression of ECMA-262 (flag u; escaped punctuation is forgiven) so that
/// PCRE2 reads it with the same meaning: what only one of them knows is translated or refused. What
/// both know (balance of brackets, names of groups, order of bounds) is left for PCRE2 to check.
std::variant<std::string, RegexFault> translate_regex(std::string_view regex);

}  // namespace specgen

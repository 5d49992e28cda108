#include "schema/pattern_dialects.hpp"

#include <array>

#include "source/text.hpp"

namespace specgen::generator {
namespace {

struct Foreign {
  std::string_view fault;  ///< What the fault says of it.
  std::string_view text;
  std::string_view instead;
};

/// What Perl, Python, Ruby, Java and .NET write.
constexpr auto kForeign = std::to_array<Foreign>({
    {"'\\A'", "\\A", "write '^'"},
    {"'\\Z'", "\\Z", "write '$'"},
    {"'\\z'", "\\z", "write '$'"},
    {"'\\h'", "\\h", "write '[ \\t]'"},
    {"'\\Q'", "\\Q", "escape each sign"},
    {"'(?'", "(?P<", "write '(?<'"},
    {"'(?'", "(?i", "write both cases, as in '[aA]'"},
    {"'(?'", "(?s", "write '[^]' for any sign at all"},
    {"'(?'", "(?>", "write '(?:'"},
    {"'+' has nothing", "++", "write '+'"},
    {"'+' has nothing", "*+", "write '*'"},
});

}  // namespace

std::string dialect_hint(std::string_view regex, std::string_view fault) {
  for (const Foreign& each : kForeign) {
    const bool is_it = fault.find(each.fault) != std::string_view::npos &&
                       regex.find(each.text) != std::string_view::npos;
    if (!is_it) continue;
    return "ECMA-262 has no " + quote(each.text) + ": " + std::string(each.instead);
  }
  return {};
}

}  // namespace specgen::generator

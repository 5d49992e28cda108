#include "schema/pattern_dialects.hpp"

#include <array>

#include "source/text.hpp"

namespace specgen::generator {
namespace {

struct Foreign {
  std::string_view text;
  std::string_view instead;
};

/// What Perl, Python, Ruby, Java and .NET write.
constexpr auto kForeign = std::to_array<Foreign>({
    {"\\A", "write '^'"},
    {"\\Z", "write '$'"},
    {"\\z", "write '$'"},
    {"\\h", "write '[ \\t]'"},
    {"\\Q", "escape each sign"},
    {"(?P<", "write '(?<'"},
    {"(?i", "write both cases, as in '[aA]'"},
    {"(?s", "write '[^]' for any sign at all"},
    {"(?>", "write '(?:'"},
    {"++", "write '+'"},
    {"*+", "write '*'"},
});

}  // namespace

std::string dialect_hint(std::string_view regex) {
  for (const Foreign& each : kForeign) {
    if (regex.find(each.text) == std::string_view::npos) continue;
    return "ECMA-262 has no " + quote(each.text) + ": " + std::string(each.instead);
  }
  return {};
}

}  // namespace specgen::generator

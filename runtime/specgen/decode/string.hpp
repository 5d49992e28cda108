#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "specgen/json/input.hpp"
#include "specgen/validation/format.hpp"
#include "specgen/validation/pattern.hpp"

/// What emitted decoders call: each function checks one JSON value against the rules of its schema
/// and moves it into a C++ value. On failure they add violations, leave `out` valid but
/// unspecified, and go on, so that all violations are found. None throws for bad input.
namespace specgen {

/// The keywords that a schema sets for strings (JSON Schema validation, sections 6.3 and 7).
struct StringRules {
  std::uint64_t min_length = 0;  ///< in code points, as is `max_length`
  std::uint64_t max_length = std::numeric_limits<std::uint64_t>::max();
  Format format = Format::kNone;
  /// All must match. They must outlive the rules.
  std::span<const Pattern> patterns = {};
};

/// Adds a violation for each rule that `text`, which is valid UTF-8, breaks.
void check_string(std::string_view text, const StringRules& rules, const json::Input& in);

/// Takes a string as it is; false, with a violation, when the value is of another type. `text` is
/// valid as long as the document or the reader.
bool take_string(const json::Input& in, std::string_view& text);

/// What most strings are stated by, if by anything; costs less than all rules.
struct FormatRule {
  Format format = Format::kNone;
};

void decode_string(const json::Input& in, FormatRule rule, std::string& out);
/// Without a copy: `out` is valid as long as the document or the reader.
void decode_string(const json::Input& in, FormatRule rule, std::string_view& out);

namespace detail {

void decode_string(const json::Input& in, const StringRules& rules, std::string& out);
void decode_string(const json::Input& in, const StringRules& rules, std::string_view& out);

}  // namespace detail

/// The same by all rules. A template only so that `{}` and `{.format = …}` mean a FormatRule, which
/// overload resolution then prefers.
template <class Out>
void decode_string(const json::Input& in, const StringRules& rules, Out& out) {
  detail::decode_string(in, rules, out);
}

}  // namespace specgen

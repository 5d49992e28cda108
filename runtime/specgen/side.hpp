#pragma once

#include <string_view>

namespace specgen {

/// Which messages a rule is for (`readOnly` and `writeOnly`; OpenAPI 3.1, section 4.8.24.2).
enum class Side { kBoth, kRequests, kResponses };

/// The side of what is decoded, by the part of the message that violations name. Responses are
/// decoded by tests only, which say so.
inline Side side_of(std::string_view part) {
  return part == "response" ? Side::kResponses : Side::kRequests;
}

/// Whether a rule for `rule` counts in a message of `side`.
inline bool counts(Side rule, Side side) { return rule == Side::kBoth || rule == side; }

}  // namespace specgen

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace specgen::generator {

/// The text with its control characters escaped, so that it stays on its line.
std::string escape_controls(std::string_view text);

/// The name in '…' as messages quote it: control characters escaped, cut after 80 bytes.
std::string quote(std::string_view name);

/// Among more names than these nobody looks for the closest, so that messages cost little.
inline constexpr std::size_t kMaxCandidates = 4000;

/// The candidate that a person probably meant: the closest by Damerau-Levenshtein distance (a swap
/// of neighbours is one mistake, letter case is half of one), unless it is too far away.
std::optional<std::string> closest(std::string_view name,
                                   const std::vector<std::string_view>& candidates);

/// "did you mean 'x'?", or "" when no candidate is close.
std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates);

/// Length of the well-formed UTF-8 sequence at the start of `text`; 0 when there is none (Unicode,
/// table 3-7).
std::size_t utf8_sequence_length(std::string_view text);

/// Where the first byte stands that is not part of well-formed UTF-8 (RFC 3629).
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Appends a Unicode scalar value as UTF-8.
void append_utf8(std::string& text, char32_t code_point);

/// How many code points well-formed UTF-8 has.
std::size_t count_code_points(std::string_view text);

/// The position behind the YAML string whose opening quote stands at `start`; npos when it is not
/// closed.
std::size_t end_of_quoted(std::string_view text, std::size_t start);

/// The source line with a caret below `column` (1-based, in bytes), both ended by a newline. Long
/// lines are cut around the caret; what would disturb a terminal is replaced.
std::string excerpt(std::string_view line, std::size_t column);

}  // namespace specgen::generator

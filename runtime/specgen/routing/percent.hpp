#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace specgen {

/// Whether all percent escapes are '%' and two hexadecimal digits, none stands for NUL, and the
/// decoded text is valid UTF-8. Paths for which this is false are refused with 400.
bool is_well_formed_path(std::string_view path);

/// Appends the text with its escapes undone (RFC 3986, 2.1). The text must be well-formed. A '+' is
/// a plus: only forms make it a space.
void append_percent_decoded(std::string& out, std::string_view text);

/// Whether the well-formed text, decoded, is `plain`. Allocates nothing.
bool equals_decoded(std::string_view text, std::string_view plain);

inline constexpr std::size_t kEscapeLength = 3;

/// How much of the front of a well-formed text stands for `plain`; nothing where it does not. An
/// escape stands for its character, unless that is reserved (RFC 3986, 2.2).
std::optional<std::size_t> literal_length(std::string_view text, std::string_view plain);

}  // namespace specgen

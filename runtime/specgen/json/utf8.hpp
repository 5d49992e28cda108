#pragma once

#include <cstddef>
#include <string_view>

namespace specgen::json {

/// Whether `text` is well-formed UTF-8 (RFC 3629): no overlong forms, no surrogates.
bool is_utf8(std::string_view text);

/// The number of code points in well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

/// Whether `byte` continues a sequence (RFC 3629 section 3).
constexpr bool is_utf8_tail(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace specgen::json

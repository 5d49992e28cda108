#pragma once

#include <string_view>

namespace specgen::http {

/// Whether the text is a token (RFC 9110, 5.6.2), as header names and methods must be.
bool is_token(std::string_view text);

/// Whether the text may stand as a header's value: no control characters but HTAB (RFC 9110, 5.5).
bool is_field_value(std::string_view text);

/// The text without spaces and tabs at its ends (OWS, RFC 9110, 5.6.3).
std::string_view trim(std::string_view text);

}  // namespace specgen::http

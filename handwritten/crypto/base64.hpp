#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace auth {

/// RFC 4648, section 4, with padding.
std::string base64_encode(std::string_view bytes);
/// RFC 4648, section 5, without padding (RFC 7515, 2).
std::string base64url_encode(std::string_view bytes);

/// Only what base64_encode would have written; nullopt for anything else.
std::optional<std::string> base64_decode(std::string_view text);
/// Only what base64url_encode would have written: no padding, no space, no loose bits at the end.
std::optional<std::string> base64url_decode(std::string_view text);
/// The same into a string whose memory is used again.
bool base64url_decode(std::string_view text, std::string& out);

}  // namespace auth

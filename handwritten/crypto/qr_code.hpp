#pragma once

#include <string>
#include <string_view>

namespace auth {

/// The text as a QR code: a PNG in a data URL (RFC 2397). Throws std::runtime_error when the text
/// is too long for one (2331 bytes).
std::string qr_code_data_url(std::string_view text);

}  // namespace auth

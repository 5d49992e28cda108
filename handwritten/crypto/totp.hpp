#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/secret.hpp"

namespace auth {

inline constexpr std::int64_t kTotpPeriod = 30;  ///< Seconds.

/// RFC 4648 base32, upper case, without padding.
std::string base32_encode(std::string_view bytes);

/// nullopt when it is not base32.
std::optional<Secret> base32_decode(std::string_view text);

/// The time step whose code (RFC 6238: SHA-1, six digits, 30 seconds) this is, looking `window`
/// steps to each side of `now` (Unix seconds). nullopt: of none, or not exactly six ASCII digits.
std::optional<std::int64_t> match_totp(const Secret& key, std::string_view code, std::int64_t now,
                                       unsigned window);

/// What authenticator apps read from the QR code: an otpauth URI. `issuer` has no colon.
std::string otpauth_uri(std::string_view issuer, std::string_view account,
                        std::string_view base32_secret);

}  // namespace auth

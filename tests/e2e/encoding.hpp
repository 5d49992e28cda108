#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// What the service encodes, encoded again by other means: the tests' own oracle.
namespace auth::e2e {

std::string base64(std::string_view bytes);
/// Without padding (RFC 4648, section 5).
std::string base64url(std::string_view bytes);
/// Both alphabets, with or without padding. Throws std::invalid_argument.
std::string from_base64(std::string_view text);

enum class Hash { kSha256, kSha384, kSha512 };
std::string hmac(Hash hash, std::string_view key, std::string_view message);

/// Bytes that look random and are the same each time, at most 64 of them: a secret for a test. The
/// service refuses secrets that look as if somebody had typed them.
std::string secret_for(std::string_view purpose, std::size_t size = 32);

/// The six-digit code of RFC 6238 for a Base32 secret at a time (Unix seconds), by liboath.
std::string totp(const std::string& base32_secret, std::int64_t at);

std::int64_t now();

}  // namespace auth::e2e

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace auth {

/// What a token says.
struct Claims {
  std::string user_id;
  std::string session_id;
  std::int64_t epoch = 0;       ///< User::token_epoch when it was issued.
  std::int64_t issued_at = 0;   ///< Unix seconds.
  std::int64_t expires_at = 0;  ///< Unix seconds; dead from this second on.
  friend bool operator==(const Claims&, const Claims&) = default;
};

/// Writes claims into tokens that nobody else can make, and reads them back. Thread-safe.
class TokenCodec {
 public:
  virtual ~TokenCodec() = default;
  virtual std::string issue(const Claims& claims) const = 0;
  /// nullopt: not one of our tokens, altered, or expired at `now` (Unix seconds).
  virtual std::optional<Claims> verify(std::string_view token, std::int64_t now) const = 0;
};

}  // namespace auth

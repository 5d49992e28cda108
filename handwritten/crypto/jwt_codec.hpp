#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/hmac.hpp"
#include "crypto/key_ring.hpp"
#include "domain/token_codec.hpp"

namespace auth {

inline constexpr std::size_t kMaxTokenBytes = 8192;

/// JSON Web Tokens (RFC 7519) signed with HS256 (RFC 7518, 3.2): one algorithm, never taken from
/// the token. The header must be, byte for byte, the one that we write for a key we have, so there
/// is nothing in it to be fooled by (`none`, `crit`, `jku`, …).
class JwtCodec final : public TokenCodec {
 public:
  JwtCodec(const KeyRing& keys, std::string issuer, std::string audience);

  std::string issue(const Claims& claims) const override;
  /// About 1 µs.
  std::optional<Claims> verify(std::string_view token, std::int64_t now) const override;

 private:
  struct Key {
    std::string header;  ///< base64url of the header that names this key.
    HmacKey hmac;
  };

  const Key* find(std::string_view header) const;
  std::optional<Claims> read(std::string_view payload, std::int64_t now) const;

  std::vector<Key> keys_;
  const std::string issuer_;
  const std::string audience_;
};

}  // namespace auth

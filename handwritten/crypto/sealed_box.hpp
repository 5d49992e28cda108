#pragma once

#include <optional>
#include <string_view>

#include "crypto/key_ring.hpp"
#include "crypto/secret.hpp"
#include "domain/mfa_store.hpp"
#include "domain/random.hpp"

namespace auth {

/// Encrypts small secrets for storage with AES-256-GCM (NIST SP 800-38D). The owner and the key's
/// id are authenticated as well, so a sealed secret copied to another row does not open.
/// Thread-safe.
class SealedBox {
 public:
  /// The keys have 32 bytes each.
  SealedBox(const KeyRing& keys, const RandomSource& random);

  /// With the first key and a random nonce (one in 2^32 seals is safe by 800-38D, 8.3).
  SealedSecret seal(std::string_view owner, std::string_view secret) const;
  /// Whether seal() would use another key now.
  bool is_outdated(const SealedSecret& sealed) const;
  /// nullopt: the key is gone, or the bytes or the owner are not those that were sealed.
  std::optional<Secret> open(std::string_view owner, const SealedSecret& sealed) const;

 private:
  KeyRing keys_;
  const RandomSource& random_;
};

}  // namespace auth

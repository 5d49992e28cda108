#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/hmac.hpp"
#include "crypto/key_ring.hpp"
#include "domain/password_hasher.hpp"
#include "domain/random.hpp"

namespace auth {

/// bcrypt($2b$) of base64(HMAC-SHA-384(pepper, NFC(password))).
///
/// bcrypt reads 72 bytes and stops at a NUL; the pre-hash gives it 64 ASCII characters that depend
/// on every byte of the password. The key (pepper) keeps a leaked table from being attacked with
/// leaked SHA-384 hashes. The scheme's name records all of it, and the version of Unicode.
class BcryptHasher final : public PasswordHasher {
 public:
  /// `cost`: binary logarithm of the rounds. 12 takes about 175 ms; 4 is for tests. Hashes of a
  /// cost beyond 15, or below the smaller of 10 and `cost`, are not believed.
  BcryptHasher(const KeyRing& peppers, int cost, const RandomSource& random);

  StoredPassword hash(std::string_view password) const override;
  bool verify(std::string_view password,
              const std::optional<StoredPassword>& stored) const override;
  bool is_outdated(const StoredPassword& stored) const override;

 private:
  struct Pepper {
    std::string id;
    HmacKey key;
  };

  const Pepper* find(std::string_view id) const;
  bool is_believable(const StoredPassword& stored) const;

  std::vector<Pepper> peppers_;
  int cost_;
  const RandomSource& random_;
  std::string dummy_hash_;  ///< Of nothing anybody knows; costs what a real one costs.
};

/// The name of the pre-hash in StoredPassword::scheme, up to the version of Unicode.
inline constexpr std::string_view kPrehashScheme = "hmac-sha384-nfc-";

}  // namespace auth

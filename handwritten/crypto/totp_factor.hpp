#pragma once

#include <string>

#include "crypto/sealed_box.hpp"
#include "domain/random.hpp"
#include "domain/second_factor.hpp"

namespace auth {

/// TOTP with sealed 160-bit secrets, and ten recovery codes of 80 bits each.
class TotpFactor final : public SecondFactor {
 public:
  /// `issuer` is what authenticator apps show; `window` is how many steps a clock may be off.
  TotpFactor(SealedBox box, std::string issuer, unsigned window, const RandomSource& random)
      : box_(std::move(box)), issuer_(std::move(issuer)), window_(window), random_(random) {}

  NewSecondFactor create(std::string_view user_id, std::string_view email) const override;
  std::optional<std::int64_t> match(std::string_view user_id, const SealedSecret& secret,
                                    std::string_view code, std::int64_t now) const override;
  std::optional<SealedSecret> reseal(std::string_view user_id,
                                     const SealedSecret& secret) const override;
  /// SHA-256: a recovery code is random, so it needs no slow hash. Case and dashes do not matter.
  std::optional<std::string> recovery_digest(std::string_view user_id,
                                             std::string_view code) const override;

 private:
  Secret open(std::string_view user_id, const SealedSecret& secret) const;

  SealedBox box_;
  const std::string issuer_;
  const unsigned window_;
  const RandomSource& random_;
};

}  // namespace auth

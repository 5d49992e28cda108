#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/mfa_store.hpp"

namespace auth {

/// A new second factor: what its owner is shown once, and what is stored.
struct NewSecondFactor {
  std::string secret;   ///< Base32, 32 characters without padding.
  std::string qr_code;  ///< A PNG as a data URL.
  std::vector<std::string> recovery_codes;
  SealedSecret sealed;
  std::vector<std::string> recovery_digests;  ///< Of recovery_codes, in their order.
};

/// Time-based one-time passwords (RFC 6238) and recovery codes. Thread-safe.
class SecondFactor {
 public:
  virtual ~SecondFactor() = default;
  virtual NewSecondFactor create(std::string_view user_id, std::string_view email) const = 0;
  /// The time step that the code belongs to, if it is right at `now` (Unix seconds). Throws
  /// std::runtime_error when the secret cannot be opened.
  virtual std::optional<std::int64_t> match(std::string_view user_id, const SealedSecret& secret,
                                            std::string_view code, std::int64_t now) const = 0;
  /// The same secret under the key of new secrets; nullopt: that is the one it is under. Throws as
  /// `match` does.
  virtual std::optional<SealedSecret> reseal(std::string_view user_id,
                                             const SealedSecret& secret) const = 0;
  /// What is stored of a recovery code; nullopt when it does not look like one.
  virtual std::optional<std::string> recovery_digest(std::string_view user_id,
                                                     std::string_view code) const = 0;
};

}  // namespace auth

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auth {

/// A TOTP secret as it is stored: encrypted.
struct SealedSecret {
  std::string key_id;  ///< The key that opens it.
  std::string bytes;
  friend bool operator==(const SealedSecret&, const SealedSecret&) = default;
};

/// Second factors. Thread-safe; each function is one atomic step across replicas; throws
/// StoreUnavailable.
class MfaStore {
 public:
  virtual ~MfaStore() = default;
  /// Switches MFA on for an active user that has it off. False: it was on, or there is no such
  /// user.
  virtual bool enable(std::string_view user_id, const SealedSecret& secret,
                      const std::vector<std::string>& recovery_digests) = 0;
  virtual std::optional<SealedSecret> secret(std::string_view user_id) = 0;
  /// Puts the same secret, sealed anew, in the place of `old`. False: it is no longer there.
  virtual bool replace_secret(std::string_view user_id, const SealedSecret& old,
                              const SealedSecret& renewed) = 0;
  /// Marks a time step as used. False: this step or a later one was used before (RFC 6238, 5.2).
  virtual bool use_step(std::string_view user_id, std::int64_t step) = 0;
  /// Marks a recovery code as used. False: it is unknown or was used before.
  virtual bool use_recovery_code(std::string_view user_id, std::string_view digest) = 0;
};

}  // namespace auth

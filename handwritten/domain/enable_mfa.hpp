#pragma once

#include <string>
#include <variant>
#include <vector>

#include "domain/mfa_store.hpp"
#include "domain/second_factor.hpp"
#include "domain/sessions.hpp"
#include "domain/token_codec.hpp"
#include "domain/user_store.hpp"

namespace auth {

/// What the owner of a new second factor is shown, once.
struct MfaEnrolment {
  std::string secret;
  std::string qr_code;
  std::vector<std::string> recovery_codes;
};
struct MfaAlreadyEnabled {};
/// The account was suspended or deleted after the token was checked.
struct AccountGone {};
using EnableMfaResult = std::variant<MfaEnrolment, MfaAlreadyEnabled, AccountGone>;

/// Switches MFA on: at once, the next log-in needs a code. Thread-safe.
class EnableMfa {
 public:
  EnableMfa(const SecondFactor& second_factor, UserStore& users, MfaStore& mfa)
      : second_factor_(second_factor), users_(users), mfa_(mfa) {}

  /// Of simultaneous calls for one account, one succeeds. Throws StoreUnavailable.
  EnableMfaResult run(const Claims& claims) const;

 private:
  const SecondFactor& second_factor_;
  UserStore& users_;
  MfaStore& mfa_;
};

}  // namespace auth

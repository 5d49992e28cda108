#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "domain/attempt_store.hpp"
#include "domain/clock.hpp"
#include "domain/mfa_store.hpp"
#include "domain/password_hasher.hpp"
#include "domain/second_factor.hpp"
#include "domain/sessions.hpp"
#include "domain/user_store.hpp"

namespace auth {

/// Unknown address, wrong password, suspended or locked: the caller cannot tell which, neither by
/// the answer nor by its time.
struct InvalidCredentials {};
/// The password was right, and MFA is on.
struct MfaCodeMissing {};
struct MfaCodeWrong {};
using LogInResult = std::variant<Session, InvalidCredentials, MfaCodeMissing, MfaCodeWrong>;

/// Lets the owners of accounts in. Thread-safe.
class LogIn {
 public:
  LogIn(const PasswordHasher& hasher, const SecondFactor& second_factor, UserStore& users,
        MfaStore& mfa, AttemptStore& attempts, const Sessions& sessions, const Clock& clock)
      : hasher_(hasher),
        second_factor_(second_factor),
        users_(users),
        mfa_(mfa),
        attempts_(attempts),
        sessions_(sessions),
        clock_(clock) {}

  /// Blocks for exactly one password hash, whatever the answer; a success for a second one where
  /// the stored hash was made with a pepper or cost of the past and is renewed. `mfa_code` is a
  /// one-time password of six digits or a recovery code, and is not looked at while MFA is off.
  /// Throws StoreUnavailable.
  LogInResult run(std::string_view email, std::string_view password,
                  std::optional<std::string_view> mfa_code) const;

 private:
  bool uses_up(const User& user, std::string_view mfa_code) const;
  void renew(const UserCredentials& credentials, std::string_view password) const;
  void renew(std::string_view user_id, const SealedSecret& secret) const;

  const PasswordHasher& hasher_;
  const SecondFactor& second_factor_;
  UserStore& users_;
  MfaStore& mfa_;
  AttemptStore& attempts_;
  const Sessions& sessions_;
  const Clock& clock_;
};

}  // namespace auth

#include "domain/log_in.hpp"

#include <string>
#include <utility>

#include "domain/store_error.hpp"
#include "domain/text.hpp"

namespace auth {

LogInResult LogIn::run(std::string_view email, std::string_view password,
                       std::optional<std::string_view> mfa_code) const {
  const std::string key = email_key(email);
  const bool granted = attempts_.reserve(key);
  std::optional<UserCredentials> found = users_.find_credentials(key);
  const bool matches =
      hasher_.verify(password, found ? std::optional(found->password) : std::nullopt);
  if (!granted || !found || !matches || found->user.status != UserStatus::kActive) {
    return InvalidCredentials{};
  }

  if (found->user.mfa_enabled) {
    if (!mfa_code || mfa_code->empty()) {
      // Whoever asks which factors are needed has guessed nothing. The attempt is given back, but
      // earlier failures stay, or a right password would buy unlimited guesses at the code.
      attempts_.refund(key);
      return MfaCodeMissing{};
    }
    if (!uses_up(found->user, *mfa_code)) return MfaCodeWrong{};
  }
  attempts_.clear(key);
  renew(*found, password);
  return sessions_.begin(std::move(found->user));
}

/// Whether the code is right and has not been used before; if so, it is now.
bool LogIn::uses_up(const User& user, std::string_view mfa_code) const {
  if (const auto digest = second_factor_.recovery_digest(user.id, mfa_code)) {
    return mfa_.use_recovery_code(user.id, *digest);
  }
  const std::optional<SealedSecret> secret = mfa_.secret(user.id);
  if (!secret) return false;
  const auto step = second_factor_.match(user.id, *secret, mfa_code, clock_.now());
  if (!step || !mfa_.use_step(user.id, *step)) return false;
  renew(user.id, *secret);
  return true;
}

/// The password is here only now, so this is when its hash can follow the configuration.
void LogIn::renew(const UserCredentials& credentials, std::string_view password) const {
  if (!hasher_.is_outdated(credentials.password)) return;
  try {
    users_.replace_password(credentials.user.id, credentials.password, hasher_.hash(password));
  } catch (const StoreUnavailable&) {
    // The old one is as good as it was; the next log-in tries again.
  }
}

void LogIn::renew(std::string_view user_id, const SealedSecret& secret) const {
  const std::optional<SealedSecret> renewed = second_factor_.reseal(user_id, secret);
  if (!renewed) return;
  try {
    mfa_.replace_secret(user_id, secret, *renewed);
  } catch (const StoreUnavailable&) {
    // As above.
  }
}

}  // namespace auth

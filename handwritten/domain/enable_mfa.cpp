#include "domain/enable_mfa.hpp"

#include <optional>
#include <utility>

namespace auth {

EnableMfaResult EnableMfa::run(const Claims& claims) const {
  const std::optional<User> user = users_.find(claims.user_id);
  if (!user || !allows(*user, claims)) return AccountGone{};
  if (user->mfa_enabled) return MfaAlreadyEnabled{};

  NewSecondFactor factor = second_factor_.create(user->id, user->email);
  if (mfa_.enable(user->id, factor.sealed, factor.recovery_digests)) {
    return MfaEnrolment{std::move(factor.secret), std::move(factor.qr_code),
                        std::move(factor.recovery_codes)};
  }
  // Somebody was faster: with the same request, or by suspending the account.
  const std::optional<User> now = users_.find(claims.user_id);
  if (!now || !allows(*now, claims)) return AccountGone{};
  return MfaAlreadyEnabled{};
}

}  // namespace auth

#include "domain/sessions.hpp"

#include <utility>

namespace auth {

Session Sessions::begin(User user) const {
  Claims claims;
  claims.user_id = user.id;
  claims.session_id = new_session_id(random_);
  claims.epoch = user.token_epoch;
  claims.issued_at = clock_.now();
  claims.expires_at = claims.issued_at + lifetime_.count();
  known_users_.remember(user.id, revocations_.generation());
  return {std::move(user), codec_.issue(claims), claims.expires_at};
}

TokenCheck Sessions::check(std::string_view token, bool may_block) const {
  std::optional<Claims> claims = codec_.verify(token, clock_.now());
  if (!claims) return TokenRejected{};
  const std::uint64_t generation = revocations_.generation();
  if (revocations_.is_trusted(std::chrono::steady_clock::now())) {
    if (revocations_.is_revoked(claims->user_id, claims->session_id, claims->epoch)) {
      return TokenRejected{};
    }
    if (known_users_.knows(claims->user_id, generation)) return *std::move(claims);
  }
  if (!may_block) return MustAskStore{};
  if (!users_.is_live(claims->user_id, claims->session_id, claims->epoch)) return TokenRejected{};
  known_users_.remember(claims->user_id, generation);
  return *std::move(claims);
}

bool allows(const User& user, const Claims& claims) {
  return user.status == UserStatus::kActive && claims.epoch >= user.token_epoch;
}

}  // namespace auth

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "domain/clock.hpp"
#include "domain/known_users.hpp"
#include "domain/random.hpp"
#include "domain/revocations.hpp"
#include "domain/token_codec.hpp"
#include "domain/user.hpp"
#include "domain/user_store.hpp"

namespace auth {

/// What a log-in leads to.
struct Session {
  User user;
  std::string access_token;
  std::int64_t expires_at = 0;  ///< Unix seconds.
};

struct TokenRejected {};
/// The answer is not known here; ask again where the store may be asked.
struct MustAskStore {};
using TokenCheck = std::variant<Claims, TokenRejected, MustAskStore>;

/// Begins sessions and says which tokens are alive. Thread-safe.
class Sessions {
 public:
  Sessions(const TokenCodec& codec, UserStore& users, const Revocations& revocations,
           const Clock& clock, const RandomSource& random, std::chrono::seconds lifetime)
      : codec_(codec),
        users_(users),
        revocations_(revocations),
        clock_(clock),
        random_(random),
        lifetime_(lifetime) {}

  Session begin(User user) const;

  /// Checks signature, claims, and that the user's state allows the token now. The store is asked
  /// when a user is seen for the first time, and always while the revocations cannot be trusted.
  /// With `may_block` false it is not asked, and MustAskStore is an answer. Throws
  /// StoreUnavailable.
  TokenCheck check(std::string_view token, bool may_block) const;

 private:
  const TokenCodec& codec_;
  UserStore& users_;
  const Revocations& revocations_;
  const Clock& clock_;
  const RandomSource& random_;
  const std::chrono::seconds lifetime_;
  mutable KnownUsers known_users_;
};

/// Whether the account behind a token's claims, as just read from the store, allows the token.
bool allows(const User& user, const Claims& claims);

}  // namespace auth

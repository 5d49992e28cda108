#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "domain/password_hasher.hpp"
#include "domain/password_policy.hpp"
#include "domain/random.hpp"
#include "domain/sessions.hpp"
#include "domain/user_store.hpp"

namespace auth {

struct WeakPassword {
  std::vector<PasswordFault> faults;
};
using SignUpResult = std::variant<Session, WeakPassword, EmailTaken>;

/// Creates accounts. Thread-safe.
class SignUp {
 public:
  SignUp(const PasswordHasher& hasher, UserStore& users, const Sessions& sessions,
         const RandomSource& random)
      : hasher_(hasher), users_(users), sessions_(sessions), random_(random) {}

  /// Blocks for one password hash. Of any number of simultaneous calls with one address, one gets
  /// the account. Throws StoreUnavailable.
  SignUpResult run(std::string_view email, std::string_view password) const;

 private:
  const PasswordHasher& hasher_;
  UserStore& users_;
  const Sessions& sessions_;
  const RandomSource& random_;
};

}  // namespace auth

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "domain/user.hpp"

namespace auth {

struct NewUser {
  std::string id;
  std::string email;
  std::string email_key;  ///< See email_key(): what makes an address unique.
  StoredPassword password;
};

/// The address belongs to an account already.
struct EmailTaken {};
/// The random id belongs to an account already; another one will do.
struct IdTaken {};

/// Accounts. Every function may be called from any thread and throws StoreUnavailable when the
/// store cannot answer; one that writes returns only after the write was committed.
class UserStore {
 public:
  virtual ~UserStore() = default;
  virtual std::variant<User, EmailTaken, IdTaken> add(const NewUser& user) = 0;
  virtual std::optional<User> find(std::string_view user_id) = 0;
  virtual std::optional<UserCredentials> find_credentials(std::string_view email_key) = 0;
  /// Puts another hash of the same password in the place of `old`. False: it is no longer there.
  virtual bool replace_password(std::string_view user_id, const StoredPassword& old,
                                const StoredPassword& renewed) = 0;
  /// Whether a token of this user, session and epoch is still alive: the user exists and is active,
  /// no later epoch has begun, and the session was not revoked.
  virtual bool is_live(std::string_view user_id, std::string_view session_id,
                       std::int64_t epoch) = 0;
};

}  // namespace auth

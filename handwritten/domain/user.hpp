#pragma once

#include <cstdint>
#include <string>

namespace auth {

enum class UserStatus { kActive, kSuspended };

/// What is kept of a password, and what it takes to verify it.
struct StoredPassword {
  std::string hash;       ///< "$2b$12$" and 53 characters.
  std::string scheme;     ///< How the password became bcrypt's input; see crypto/bcrypt_hasher.hpp.
  std::string pepper_id;  ///< Which pepper went into it.
  friend bool operator==(const StoredPassword&, const StoredPassword&) = default;
};

/// An account.
struct User {
  std::string id;
  std::string email;  ///< As its owner typed it.
  UserStatus status = UserStatus::kActive;
  bool mfa_enabled = false;
  std::string created_at;  ///< RFC 3339, UTC, whole seconds.
  /// Tokens of an earlier epoch are dead; grows with every suspension.
  std::int64_t token_epoch = 0;
  friend bool operator==(const User&, const User&) = default;
};

/// An account and what proves that somebody owns it.
struct UserCredentials {
  User user;
  StoredPassword password;
};

}  // namespace auth

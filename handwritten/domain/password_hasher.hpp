#pragma once

#include <optional>
#include <string_view>

#include "domain/user.hpp"

namespace auth {

/// Turns passwords into what may be stored. Thread-safe. Both functions cost the same, by design
/// a lot.
class PasswordHasher {
 public:
  virtual ~PasswordHasher() = default;
  /// Salted: a different result each time. Throws std::runtime_error when the system has no random
  /// bytes.
  virtual StoredPassword hash(std::string_view password) const = 0;
  /// Never throws for what is stored: a hash that is absent, malformed or of another scheme costs
  /// as much as any other and is no match.
  virtual bool verify(std::string_view password,
                      const std::optional<StoredPassword>& stored) const = 0;
  /// Whether hash() would use another pepper or cost now. Costs nothing.
  virtual bool is_outdated(const StoredPassword& stored) const = 0;
};

}  // namespace auth

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace auth {

/// Unpredictable bytes. Thread-safe.
class RandomSource {
 public:
  virtual ~RandomSource() = default;
  /// Fills all of `out`; throws std::runtime_error when the system cannot.
  virtual void fill(std::span<std::uint8_t> out) const = 0;
};

/// `length` characters of [a-z0-9], each as likely as any other: bytes beyond the largest multiple
/// of 36 are drawn again.
std::string random_name(const RandomSource& random, std::size_t length);

/// A new account's id: "user_" and 16 random characters (82 bits).
std::string new_user_id(const RandomSource& random);

/// A new session's id: 20 random characters (103 bits).
std::string new_session_id(const RandomSource& random);

}  // namespace auth

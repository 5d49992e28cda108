#pragma once

#include <chrono>
#include <string_view>

namespace auth {

/// How failed log-ins lock an account: never for long, and longer each time.
struct LockoutPolicy {
  /// Consecutive failures after which an account is locked. More than the log-ins that may be
  /// under way at once, as each counts as failed until it has succeeded.
  int threshold = 20;
  std::chrono::seconds first_lock{1};  ///< Doubles with every failure beyond the threshold.
  std::chrono::seconds longest_lock{900};
  std::chrono::seconds forget_after{86400};  ///< Since the last failure.
};

/// Counts log-in attempts. An attempt is counted before the password is looked at, so that parallel
/// guesses cannot outrun the count, and given back when it turns out not to be a guess.
///
/// Thread-safe; atomic across replicas; throws StoreUnavailable.
class AttemptStore {
 public:
  virtual ~AttemptStore() = default;
  /// Counts an attempt on the account. False: the account is locked, and nothing was counted.
  virtual bool reserve(std::string_view email_key) = 0;
  /// Takes one attempt back: it was no guess, but no success either.
  virtual void refund(std::string_view email_key) = 0;
  /// Forgets all attempts: the owner has logged in.
  virtual void clear(std::string_view email_key) = 0;
};

}  // namespace auth

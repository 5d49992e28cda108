#pragma once

#include "domain/attempt_store.hpp"
#include "storage/pool.hpp"

namespace auth {

/// Log-in attempts in PostgreSQL, table `login_attempts`. The database's clock decides, as it is
/// the one that all replicas share.
class PgAttemptStore final : public AttemptStore {
 public:
  PgAttemptStore(Pool& pool, const LockoutPolicy& policy) : pool_(pool), policy_(policy) {}

  bool reserve(std::string_view email_key) override;
  void refund(std::string_view email_key) override;
  void clear(std::string_view email_key) override;

 private:
  Pool& pool_;
  const LockoutPolicy policy_;
};

}  // namespace auth

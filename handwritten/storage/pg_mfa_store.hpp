#pragma once

#include "domain/mfa_store.hpp"
#include "storage/pool.hpp"

namespace auth {

/// Second factors in PostgreSQL, tables `mfa_secrets` and `recovery_codes`.
class PgMfaStore final : public MfaStore {
 public:
  explicit PgMfaStore(Pool& pool) : pool_(pool) {}

  bool enable(std::string_view user_id, const SealedSecret& secret,
              const std::vector<std::string>& recovery_digests) override;
  std::optional<SealedSecret> secret(std::string_view user_id) override;
  bool replace_secret(std::string_view user_id, const SealedSecret& old,
                      const SealedSecret& renewed) override;
  bool use_step(std::string_view user_id, std::int64_t step) override;
  bool use_recovery_code(std::string_view user_id, std::string_view digest) override;

 private:
  Pool& pool_;
};

}  // namespace auth

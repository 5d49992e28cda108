#include "storage/pg_mfa_store.hpp"

#include "storage/sql.hpp"

namespace auth {
namespace {

// The row's lock makes simultaneous calls wait; all but the first then find MFA on.
constexpr Statement kSwitchOn = {"mfa_switch_on",
                                 "UPDATE users SET mfa_enabled = true"
                                 " WHERE id = $1 AND NOT mfa_enabled AND status = 'active'"};
constexpr Statement kPutSecret = {
    "mfa_put_secret",
    "INSERT INTO mfa_secrets (user_id, secret, key_id) VALUES ($1, $2, $3)"
    " ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, key_id = excluded.key_id,"
    " last_step = NULL, confirmed_at = NULL, created_at = now()"};
constexpr Statement kDropCodes = {"mfa_drop_codes",
                                  "DELETE FROM recovery_codes WHERE user_id = $1"};
constexpr Statement kPutCode = {"mfa_put_code",
                                "INSERT INTO recovery_codes (user_id, digest) VALUES ($1, $2)"};
constexpr Statement kFindSecret = {"mfa_find_secret",
                                   "SELECT secret, key_id FROM mfa_secrets WHERE user_id = $1"};
constexpr Statement kReplaceSecret = {"mfa_replace_secret",
                                      "UPDATE mfa_secrets SET secret = $3, key_id = $4"
                                      " WHERE user_id = $1 AND secret = $2"};
constexpr Statement kUseStep = {
    "mfa_use_step",
    "UPDATE mfa_secrets SET last_step = $2, confirmed_at = coalesce(confirmed_at, now())"
    " WHERE user_id = $1 AND (last_step IS NULL OR last_step < $2)"};
constexpr Statement kUseCode = {"mfa_use_code",
                                "UPDATE recovery_codes SET used_at = now()"
                                " WHERE user_id = $1 AND digest = $2 AND used_at IS NULL"};

}  // namespace

bool PgMfaStore::enable(std::string_view user_id, const SealedSecret& secret,
                        const std::vector<std::string>& recovery_digests) {
  if (!is_sendable(user_id)) return false;
  const std::string id(user_id);
  bool enabled = false;
  pool_.write([&](pqxx::work& transaction) {
    enabled = exec(transaction, kSwitchOn, id).affected_rows() == 1;
    if (!enabled) return;
    exec(transaction, kPutSecret, id, bytes_argument(secret.bytes), secret.key_id);
    exec(transaction, kDropCodes, id);
    for (const std::string& digest : recovery_digests) {
      exec(transaction, kPutCode, id, bytes_argument(digest));
    }
  });
  return enabled;
}

std::optional<SealedSecret> PgMfaStore::secret(std::string_view user_id) {
  std::optional<SealedSecret> secret;
  if (!is_sendable(user_id)) return secret;
  pool_.read([&](pqxx::nontransaction& transaction) {
    const pqxx::result rows = exec(transaction, kFindSecret, std::string(user_id));
    secret.reset();
    if (!rows.empty()) {
      secret = SealedSecret{rows[0]["key_id"].c_str(), to_bytes(rows[0]["secret"])};
    }
  });
  return secret;
}

bool PgMfaStore::replace_secret(std::string_view user_id, const SealedSecret& old,
                                const SealedSecret& renewed) {
  if (!is_sendable(user_id)) return false;
  bool replaced = false;
  pool_.write([&](pqxx::work& transaction) {
    replaced = exec(transaction, kReplaceSecret, std::string(user_id), bytes_argument(old.bytes),
                    bytes_argument(renewed.bytes), renewed.key_id)
                   .affected_rows() == 1;
  });
  return replaced;
}

bool PgMfaStore::use_step(std::string_view user_id, std::int64_t step) {
  if (!is_sendable(user_id)) return false;
  bool used = false;
  pool_.write([&](pqxx::work& transaction) {
    used = exec(transaction, kUseStep, std::string(user_id), step).affected_rows() == 1;
  });
  return used;
}

bool PgMfaStore::use_recovery_code(std::string_view user_id, std::string_view digest) {
  if (!is_sendable(user_id)) return false;
  bool used = false;
  pool_.write([&](pqxx::work& transaction) {
    used =
        exec(transaction, kUseCode, std::string(user_id), bytes_argument(digest)).affected_rows() ==
        1;
  });
  return used;
}

}  // namespace auth

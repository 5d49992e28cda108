#include "storage/pg_attempt_store.hpp"

#include <stdexcept>
#include <string>

#include "storage/sql.hpp"

namespace auth {
namespace {

// The count with this attempt in it; SQL has no name for it inside DO UPDATE. $5: forget after.
#define AUTH_FAILURES \
  "(CASE WHEN a.updated_at < now() - $5 * interval '1 second' THEN 1 ELSE a.failures + 1 END)"

// $1 address, $2 threshold, $3 first lock, $4 longest lock, $5 forget after; all in seconds. One
// statement, so that parallel attempts are counted one after the other. A locked account is left
// alone and gives no row.
constexpr Statement kReserve = {
    "attempt_reserve",
    "INSERT INTO login_attempts AS a (account, failures, locked_until, updated_at)"
    " VALUES (sha256(convert_to($1, 'UTF8')), 1,"
    "   CASE WHEN $2::int <= 1 THEN now() + $3::int * interval '1 second' END, now())"
    " ON CONFLICT (account) DO UPDATE SET failures = " AUTH_FAILURES
    ", updated_at = now(),"
    "   locked_until = CASE WHEN " AUTH_FAILURES
    " >= $2::int THEN now() + interval '1 second' *"
    "     least($4::int, $3::int * 2 ^ least(" AUTH_FAILURES
    " - $2::int, 30)) END"
    " WHERE a.locked_until IS NULL OR a.locked_until <= now() RETURNING 1"};

#undef AUTH_FAILURES

constexpr Statement kRefund = {
    "attempt_refund",
    "UPDATE login_attempts SET failures = greatest(failures - 1, 0), locked_until = NULL"
    " WHERE account = sha256(convert_to($1, 'UTF8'))"};
constexpr Statement kClear = {
    "attempt_clear", "DELETE FROM login_attempts WHERE account = sha256(convert_to($1, 'UTF8'))"};

std::string key_argument(std::string_view email_key) {
  if (!is_sendable(email_key)) throw std::invalid_argument("an address with a NUL has no account");
  return std::string(email_key);
}

}  // namespace

bool PgAttemptStore::reserve(std::string_view email_key) {
  const std::string key = key_argument(email_key);
  bool granted = false;
  pool_.write([&](pqxx::work& transaction) {
    granted = !exec(transaction, kReserve, key, policy_.threshold, policy_.first_lock.count(),
                    policy_.longest_lock.count(), policy_.forget_after.count())
                   .empty();
  });
  return granted;
}

void PgAttemptStore::refund(std::string_view email_key) {
  const std::string key = key_argument(email_key);
  pool_.write([&](pqxx::work& transaction) { exec(transaction, kRefund, key); });
}

void PgAttemptStore::clear(std::string_view email_key) {
  const std::string key = key_argument(email_key);
  pool_.write([&](pqxx::work& transaction) { exec(transaction, kClear, key); });
}

}  // namespace auth

#include "storage/pg_user_store.hpp"

#include <stdexcept>

#include "storage/sql.hpp"

namespace auth {
namespace {

#define AUTH_USER_COLUMNS                         \
  "id, email, status, mfa_enabled, token_epoch, " \
  "to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS created_at"

// One statement decides who gets the address. A conflict of ids ends in no row as well.
constexpr Statement kInsert = {
    "user_insert",
    "INSERT INTO users (id, email, email_key, password_hash, password_scheme, pepper_id)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING " AUTH_USER_COLUMNS};
constexpr Statement kIsTaken = {"user_email_taken", "SELECT 1 FROM users WHERE email_key = $1"};
constexpr Statement kFind = {"user_find", "SELECT " AUTH_USER_COLUMNS " FROM users WHERE id = $1"};
constexpr Statement kFindCredentials = {"user_find_credentials",
                                        "SELECT " AUTH_USER_COLUMNS
                                        ", password_hash, password_scheme, pepper_id"
                                        " FROM users WHERE email_key = $1"};
constexpr Statement kReplacePassword = {
    "user_replace_password",
    "UPDATE users SET password_hash = $3, password_scheme = $4, pepper_id = $5"
    " WHERE id = $1 AND password_hash = $2"};
constexpr Statement kIsLive = {
    "user_is_live",
    "SELECT 1 FROM users u WHERE u.id = $1 AND u.status = 'active' AND u.token_epoch <= $3"
    " AND NOT EXISTS (SELECT 1 FROM token_revocations r"
    " WHERE r.user_id = u.id AND (r.session_id = $2 OR (r.session_id = '' AND r.min_epoch > $3)))"};

#undef AUTH_USER_COLUMNS

User to_user(const pqxx::row& row) {
  User user;
  user.id = row["id"].c_str();
  user.email = row["email"].c_str();
  user.status =
      row["status"].as<std::string>() == "active" ? UserStatus::kActive : UserStatus::kSuspended;
  user.mfa_enabled = row["mfa_enabled"].as<bool>();
  user.token_epoch = row["token_epoch"].as<std::int64_t>();
  user.created_at = row["created_at"].c_str();
  return user;
}

}  // namespace

std::variant<User, EmailTaken, IdTaken> PgUserStore::add(const NewUser& user) {
  if (!is_sendable(user.email) || !is_sendable(user.email_key)) {
    throw std::invalid_argument("an e-mail address with a NUL cannot be stored");
  }
  std::variant<User, EmailTaken, IdTaken> result = IdTaken{};
  pool_.write([&](pqxx::work& transaction) {
    const pqxx::result rows =
        exec(transaction, kInsert, user.id, user.email, user.email_key, user.password.hash,
             user.password.scheme, user.password.pepper_id);
    if (!rows.empty()) {
      result = to_user(rows[0]);
    } else if (!exec(transaction, kIsTaken, user.email_key).empty()) {
      result = EmailTaken{};
    } else {
      result = IdTaken{};
    }
  });
  return result;
}

std::optional<User> PgUserStore::find(std::string_view user_id) {
  std::optional<User> user;
  if (!is_sendable(user_id)) return user;
  pool_.read([&](pqxx::nontransaction& transaction) {
    const pqxx::result rows = exec(transaction, kFind, std::string(user_id));
    user = rows.empty() ? std::nullopt : std::optional(to_user(rows[0]));
  });
  return user;
}

std::optional<UserCredentials> PgUserStore::find_credentials(std::string_view email_key) {
  std::optional<UserCredentials> found;
  if (!is_sendable(email_key)) return found;
  pool_.read([&](pqxx::nontransaction& transaction) {
    const pqxx::result rows = exec(transaction, kFindCredentials, std::string(email_key));
    found.reset();
    if (rows.empty()) return;
    const pqxx::row row = rows[0];
    found = UserCredentials{
        to_user(row),
        {row["password_hash"].c_str(), row["password_scheme"].c_str(), row["pepper_id"].c_str()}};
  });
  return found;
}

bool PgUserStore::replace_password(std::string_view user_id, const StoredPassword& old,
                                   const StoredPassword& renewed) {
  if (!is_sendable(user_id)) return false;
  bool replaced = false;
  pool_.write([&](pqxx::work& transaction) {
    replaced = exec(transaction, kReplacePassword, std::string(user_id), old.hash, renewed.hash,
                    renewed.scheme, renewed.pepper_id)
                   .affected_rows() == 1;
  });
  return replaced;
}

bool PgUserStore::is_live(std::string_view user_id, std::string_view session_id,
                          std::int64_t epoch) {
  bool is_live = false;
  if (!is_sendable(user_id) || !is_sendable(session_id)) return false;
  pool_.read([&](pqxx::nontransaction& transaction) {
    is_live =
        !exec(transaction, kIsLive, std::string(user_id), std::string(session_id), epoch).empty();
  });
  return is_live;
}

}  // namespace auth

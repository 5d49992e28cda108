#include "storage/migrations.hpp"

#include <map>
#include <stdexcept>
#include <string>

namespace auth {
namespace {

constexpr const char* kLock =
    "SELECT pg_advisory_xact_lock(7236190437)";  // Ours alone; any number.

/// Version → MD5 of the text, which only has to notice edits.
using Applied = std::map<int, std::string>;

std::string digest(pqxx::transaction_base& transaction, std::string_view text) {
  return transaction.exec_params1("SELECT md5($1)", std::string(text))[0].as<std::string>();
}

Applied read_applied(pqxx::transaction_base& transaction) {
  Applied applied;
  // Not to_regclass: what it has cached from before we waited for the lock may be out of date.
  const bool exists =
      transaction
          .exec1(
              "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname ="
              " ANY (current_schemas(false)) AND tablename = 'schema_migrations')")[0]
          .as<bool>();
  if (!exists) return applied;
  for (const pqxx::row& row : transaction.exec("SELECT version, digest FROM schema_migrations")) {
    applied[row[0].as<int>()] = row[1].as<std::string>();
  }
  return applied;
}

/// The first migration that the database lacks; nullptr: none.
const Migration* next_step(pqxx::transaction_base& transaction,
                           std::span<const Migration> migrations) {
  const Applied applied = read_applied(transaction);
  for (const Migration& migration : migrations) {
    const auto found = applied.find(migration.version);
    if (found == applied.end()) return &migration;
    if (found->second != digest(transaction, migration.sql)) {
      throw std::runtime_error("migration " + std::to_string(migration.version) + " (" +
                               std::string(migration.name) +
                               ") in the database is not the one in this program");
    }
  }
  return nullptr;
}

void take_step(pqxx::transaction_base& transaction, const Migration& migration) {
  transaction.exec(
      "CREATE TABLE IF NOT EXISTS schema_migrations (version integer PRIMARY KEY, name text NOT "
      "NULL,"
      " digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())");
  transaction.exec(std::string(migration.sql));
  transaction.exec_params(
      "INSERT INTO schema_migrations (version, name, digest) VALUES ($1, $2, $3)",
      migration.version, std::string(migration.name), digest(transaction, migration.sql));
}

/// False when there was nothing left to do.
bool migrate_once(pqxx::connection& connection, std::span<const Migration> migrations) {
  pqxx::work transaction(connection);
  // Whoever does the work may take longer than a request would wait.
  transaction.exec("SET LOCAL lock_timeout = 0");
  transaction.exec("SET LOCAL statement_timeout = 0");
  transaction.exec(kLock);
  const Migration* step = next_step(transaction, migrations);
  if (step != nullptr) take_step(transaction, *step);
  transaction.commit();
  return step != nullptr;
}

}  // namespace

int migrate(pqxx::connection& connection, std::span<const Migration> migrations) {
  {
    // Usually there is nothing to do, and nobody to wait for.
    pqxx::nontransaction look(connection);
    if (next_step(look, migrations) == nullptr) return 0;
  }
  int steps = 0;
  while (migrate_once(connection, migrations)) ++steps;
  return steps;
}

}  // namespace auth

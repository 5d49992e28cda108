#pragma once

#include <pqxx/pqxx>
#include <span>
#include <string_view>

namespace auth {

/// A step of the schema, as it stands in storage/migrations/.
struct Migration {
  int version;  ///< 1, 2, 3, …
  std::string_view name;
  std::string_view sql;
};

/// Those of this program, in order.
std::span<const Migration> embedded_migrations();

/// Brings the schema up to date: each missing step in a transaction of its own, under an advisory
/// lock, so that of several replicas that start at once one does the work. Returns how many steps
/// it took. A schema that is newer than this program is left alone: during a rolling update old and
/// new replicas run side by side.
///
/// Throws std::runtime_error when a step that the database has taken is not the one in this
/// program.
int migrate(pqxx::connection& connection, std::span<const Migration> migrations);

}  // namespace auth

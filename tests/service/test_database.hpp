#pragma once

#include <memory>
#include <pqxx/pqxx>
#include <string>

#include "storage/pool.hpp"

namespace auth::testing {

/// A database of its own in the project's private PostgreSQL (scripts/pg.sh), which is started when
/// it does not run. Dropped at the end.
class TestDatabase {
 public:
  /// With the schema, or empty.
  explicit TestDatabase(bool migrated = true);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  const std::string& url() const { return url_; }
  const std::string& name() const { return name_; }

  /// What somebody types into psql.
  pqxx::result sql(const std::string& statement);
  /// Ends all connections to this database but the one of sql().
  void terminate_others();

 private:
  std::string name_;
  std::string url_;
  std::unique_ptr<pqxx::connection> connection_;
};

/// A pool on the database with limits that suit tests; open.
std::unique_ptr<Pool> make_pool(const TestDatabase& database, PoolOptions options = {});

}  // namespace auth::testing

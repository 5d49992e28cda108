#include "test_database.hpp"

#include <array>
#include <cstdio>
#include <stdexcept>

#include "storage/connection.hpp"
#include "storage/migrations.hpp"

namespace auth::testing {
namespace {

/// The last line that scripts/pg.sh prints.
std::string pg(const std::string& arguments) {
  const std::string command = std::string("'") + PG_SCRIPT + "' " + arguments;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  std::string line;
  std::array<char, 1024> buffer{};
  while (fgets(buffer.data(), static_cast<int>(buffer.size()), pipe) != nullptr) {
    line = buffer.data();
  }
  if (pclose(pipe) != 0) throw std::runtime_error("failed: " + command);
  while (!line.empty() && line.back() == '\n') line.pop_back();
  return line;
}

}  // namespace

TestDatabase::TestDatabase(bool migrated) : url_(pg("createdb")) {
  connection_ = connect(url_);
  name_ = connection_->dbname();
  if (migrated) migrate(*connection_, embedded_migrations());
}

TestDatabase::~TestDatabase() {
  connection_.reset();
  try {
    pg("dropdb " + name_);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
}

pqxx::result TestDatabase::sql(const std::string& statement) {
  return pqxx::nontransaction(*connection_).exec(statement);
}

void TestDatabase::terminate_others() {
  sql("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
      " WHERE datname = current_database() AND pid <> pg_backend_pid()");
}

std::unique_ptr<Pool> make_pool(const TestDatabase& database, PoolOptions options) {
  if (options.connection_string.empty()) {
    options.connection_string = with_timeouts(database.url(), {});
  }
  auto pool = std::make_unique<Pool>(std::move(options));
  pool->open();
  return pool;
}

}  // namespace auth::testing

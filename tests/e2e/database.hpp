#pragma once

#include <string>

namespace auth::e2e {

/// An empty database of its own in the private cluster, dropped at the end. See scripts/pg.sh.
class Database {
 public:
  Database();
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const std::string& url() const { return url_; }

  /// Runs a statement. Returns the first column of its first row as text, or "" without rows.
  std::string run(const std::string& sql) const;

 private:
  std::string url_;
};

/// The same on any database.
std::string run_sql(const std::string& url, const std::string& sql);

/// Runs a command of scripts/pg.sh and returns what it prints. Throws when it fails.
std::string pg(const std::string& arguments);

}  // namespace auth::e2e

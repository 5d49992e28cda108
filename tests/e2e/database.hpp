#pragma once

#include <string>

namespace auth::e2e {

/// Runs a command of scripts/pg.sh and returns the last line it prints. `home`: the cluster's
/// directory, empty for the project's own. Throws std::runtime_error when it fails.
std::string pg(const std::string& arguments, const std::string& home = {});

/// Runs a statement. Returns the first column of its first row as text, or "" without rows.
std::string run_sql(const std::string& url, const std::string& sql);

/// A PostgreSQL cluster for one test, which may do to it what it likes. Gone at the end.
class Cluster {
 public:
  Cluster();
  ~Cluster();
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;

  const std::string& home() const { return home_; }
  void start() const { pg("start", home_); }
  void stop() const { pg("stop", home_); }
  /// Ends it as a crash would.
  void kill() const { pg("kill", home_); }

 private:
  std::string home_;
};

/// An empty database of its own, dropped at the end.
class Database {
 public:
  /// In the project's cluster, or in another.
  explicit Database(const std::string& cluster_home = {});
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const std::string& url() const { return url_; }
  std::string run(const std::string& sql) const { return run_sql(url_, sql); }

 private:
  std::string home_;
  std::string url_;
};

}  // namespace auth::e2e

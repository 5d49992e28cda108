#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "domain/store_error.hpp"
#include "storage/watchdog.hpp"

namespace auth {

struct PoolOptions {
  std::string connection_string = {};
  std::size_t size = 8;  ///< Connections at most; each is opened when it is first needed.
  std::chrono::milliseconds acquire_timeout{3000};
  std::chrono::milliseconds answer_timeout{8000};  ///< For all statements of one use together.
  std::chrono::milliseconds shortest_backoff{50};
  std::chrono::milliseconds longest_backoff{1000};
};

/// What a database error means to whoever asked.
enum class SqlFault { kConnectionLost, kUnavailable, kRetry, kInDoubt, kBug };
SqlFault classify(const std::string& sqlstate);

/// Connections to PostgreSQL, lent to one thread at a time.
///
/// A connection that broke is thrown away, and with it all that are idle, as a restart of the
/// database takes them all. After a failure to connect, everybody is refused for a while, which
/// doubles with each failure, instead of waiting one by one. Thread-safe.
///
/// What the database has to say about an error is not passed on: it quotes values. StoreUnavailable
/// stands for what may go away by itself, std::runtime_error with the SQLSTATE for the rest.
class Pool {
 public:
  explicit Pool(PoolOptions options);

  /// Until this is called, everybody is refused: the schema may not be there yet.
  void open();

  /// Reads with one or more statements, each on its own. Runs again, once, on another connection
  /// when a connection that had been idle turns out to be broken.
  void read(const std::function<void(pqxx::nontransaction&)>& use);

  /// Writes in one transaction and returns after its commit. `use` may run several times: the
  /// database asks for it (serialization, deadlock), or the connection broke before the commit.
  /// Throws StoreInDoubt when it broke during the commit.
  void write(const std::function<void(pqxx::work&)>& use);

 private:
  struct Lease {
    std::unique_ptr<pqxx::connection> connection;
    std::uint64_t generation = 0;
    bool was_idle = false;
  };

  using Action = std::function<void(pqxx::connection&)>;
  struct Failure {
    SqlFault fault;
    std::string sqlstate;
  };

  void use(const Action& action);
  std::optional<Failure> attempt(Lease& lease, const Action& action);
  [[noreturn]] static void throw_failure(const Failure& failure);
  Lease acquire();
  Lease open_connection(std::uint64_t generation);
  void give_back(Lease lease);
  void discard(Lease lease);
  void leave();

  const PoolOptions options_;
  Watchdog watchdog_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<pqxx::connection>> idle_;
  std::size_t lent_ = 0;
  std::uint64_t generation_ = 0;  ///< Grows when a connection breaks.
  bool is_open_ = false;
  bool is_down_ = false;
  std::chrono::steady_clock::time_point retry_at_;
  std::chrono::milliseconds backoff_;
};

}  // namespace auth

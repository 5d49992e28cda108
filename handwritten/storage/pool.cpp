#include "storage/pool.hpp"

#include <algorithm>
#include <stdexcept>

#include "storage/connection.hpp"

namespace auth {
namespace {

using std::chrono::steady_clock;

constexpr int kMaxAttempts = 4;

}  // namespace

SqlFault classify(const std::string& sqlstate) {
  if (sqlstate == "40003") return SqlFault::kInDoubt;  // statement_completion_unknown
  const std::string group = sqlstate.substr(0, 2);
  if (group == "40") return SqlFault::kRetry;  // serialization failure, deadlock
  if (group == "08" || sqlstate.substr(0, 4) == "57P0") return SqlFault::kConnectionLost;
  // Out of resources; cancelled by a timeout; a lock not granted; a standby that cannot write.
  if (group == "53" || sqlstate == "57014" || sqlstate == "55P03" || sqlstate == "25006") {
    return SqlFault::kUnavailable;
  }
  return SqlFault::kBug;
}

Pool::Pool(PoolOptions options)
    : options_(std::move(options)), backoff_(options_.shortest_backoff) {}

void Pool::open() {
  const std::lock_guard lock(mutex_);
  is_open_ = true;
  is_down_ = false;
  retry_at_ = {};
}

void Pool::read(const std::function<void(pqxx::nontransaction&)>& use) {
  this->use([&use](pqxx::connection& connection) {
    pqxx::nontransaction transaction(connection);
    use(transaction);
  });
}

void Pool::write(const std::function<void(pqxx::work&)>& use) {
  this->use([&use](pqxx::connection& connection) {
    pqxx::work transaction(connection);
    use(transaction);
    transaction.commit();
  });
}

/// nullopt: all went well. Lets through what is no matter of the database.
std::optional<Pool::Failure> Pool::attempt(Lease& lease, const Action& action) {
  const Watchdog::Guard guard(watchdog_, lease.connection->sock(), options_.answer_timeout);
  try {
    action(*lease.connection);
    return std::nullopt;
  } catch (const pqxx::in_doubt_error&) {
    return Failure{SqlFault::kInDoubt, "40003"};
  } catch (const pqxx::statement_completion_unknown&) {
    return Failure{SqlFault::kInDoubt, "40003"};
  } catch (const pqxx::transaction_rollback&) {  // No sql_error to libpqxx 6.
    return Failure{SqlFault::kRetry, "40001"};
  } catch (const pqxx::broken_connection&) {
    return Failure{SqlFault::kConnectionLost, "08006"};
  } catch (const pqxx::sql_error& error) {
    if (!lease.connection->is_open()) return Failure{SqlFault::kConnectionLost, "08006"};
    return Failure{classify(error.sqlstate()), error.sqlstate()};
  }
}

void Pool::use(const Action& action) {
  for (int left = kMaxAttempts - 1;; --left) {
    Lease lease = acquire();
    const bool was_idle = lease.was_idle;
    std::optional<Failure> failure;
    try {
      failure = attempt(lease, action);
    } catch (...) {
      discard(std::move(lease));
      throw;
    }
    if (!failure) return give_back(std::move(lease));
    const bool is_lost =
        failure->fault == SqlFault::kConnectionLost || failure->fault == SqlFault::kInDoubt;
    is_lost ? discard(std::move(lease)) : give_back(std::move(lease));
    // A connection that had been idle may have broken long ago; a new one has broken now.
    const bool may_help = failure->fault == SqlFault::kRetry ||
                          (failure->fault == SqlFault::kConnectionLost && was_idle);
    if (!may_help || left == 0) throw_failure(*failure);
  }
}

void Pool::throw_failure(const Failure& failure) {
  switch (failure.fault) {
    case SqlFault::kInDoubt:
      throw StoreInDoubt("the connection broke during a commit");
    case SqlFault::kConnectionLost:
      throw StoreUnavailable("the connection to the database broke");
    case SqlFault::kRetry:
    case SqlFault::kUnavailable:
      throw StoreUnavailable("the database cannot answer now, SQLSTATE " + failure.sqlstate);
    case SqlFault::kBug:
      break;
  }
  throw std::runtime_error("the database refused a statement, SQLSTATE " + failure.sqlstate);
}

Pool::Lease Pool::acquire() {
  std::unique_lock lock(mutex_);
  if (!is_open_) throw StoreUnavailable("the database is not ready yet");
  const auto may_go = [this] { return lent_ < options_.size; };
  if (!freed_.wait_for(lock, options_.acquire_timeout, may_go)) {
    throw StoreUnavailable("all connections to the database are in use");
  }
  if (!idle_.empty()) {
    Lease lease{std::move(idle_.back()), generation_, true};
    idle_.pop_back();
    ++lent_;
    return lease;
  }
  if (is_down_ && steady_clock::now() < retry_at_) {
    throw StoreUnavailable("the database cannot be reached");
  }
  ++lent_;
  const std::uint64_t generation = generation_;
  lock.unlock();
  return open_connection(generation);
}

Pool::Lease Pool::open_connection(std::uint64_t generation) {
  try {
    Lease lease{connect(options_.connection_string), generation, false};
    const std::lock_guard lock(mutex_);
    is_down_ = false;
    backoff_ = options_.shortest_backoff;
    return lease;
  } catch (const std::exception&) {
    const std::lock_guard lock(mutex_);
    is_down_ = true;
    retry_at_ = steady_clock::now() + backoff_;
    backoff_ = std::min(backoff_ * 2, options_.longest_backoff);
    leave();
    throw StoreUnavailable("the database cannot be reached");
  }
}

void Pool::give_back(Lease lease) {
  const std::lock_guard lock(mutex_);
  // One of an older generation has most likely lost its server as well.
  if (lease.generation == generation_) idle_.push_back(std::move(lease.connection));
  leave();
}

void Pool::discard(Lease lease) {
  std::vector<std::unique_ptr<pqxx::connection>> stale;
  const std::lock_guard lock(mutex_);
  if (lease.generation == generation_) {
    ++generation_;
    stale.swap(idle_);
  }
  leave();
}

/// With the lock held: a connection more may be lent.
void Pool::leave() {
  --lent_;
  freed_.notify_one();
}

}  // namespace auth

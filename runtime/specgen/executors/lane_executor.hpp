#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "specgen/executors/lane.hpp"
#include "specgen/server/options.hpp"

namespace specgen {

/// One piece of work. Exactly one of `run`, `expire` and `drop` is called, once; none may throw.
class Job {
 public:
  virtual ~Job() = default;
  virtual void run() = 0;
  /// The deadline passed before its turn came.
  virtual void expire() = 0;
  /// Nobody wants the result any more, or the lane stops.
  virtual void drop() = 0;
  /// Whether to drop it. `waited`: it had to queue, so there was time to leave.
  virtual bool abandoned(bool waited) const = 0;
};

/// Threads that take jobs from one bounded queue: the highest priority first, then in order of
/// arrival. Thread-safe.
class LaneExecutor {
 public:
  using Clock = std::chrono::steady_clock;

  /// The name is for the threads, at most 15 bytes.
  LaneExecutor(std::string name, const LaneOptions& options);
  ~LaneExecutor();
  LaneExecutor(const LaneExecutor&) = delete;
  LaneExecutor& operator=(const LaneExecutor&) = delete;

  void start();
  /// Drops what waits, lets what runs finish, and joins the threads.
  void stop();

  /// Queues the job and returns null, or gives it back when the queue is full (of jobs that are
  /// still wanted) or the lane has stopped.
  std::unique_ptr<Job> post(std::unique_ptr<Job> job, int priority, Clock::time_point deadline);

  /// Expires jobs that wait beyond their deadline, also when every thread is busy.
  void expire_due(Clock::time_point now);

  /// How long a newcomer would wait, from the measured time a job takes; 1 to 3600 seconds.
  std::chrono::seconds retry_after() const;

  LaneStats stats() const;
  std::chrono::milliseconds deadline() const { return options_.deadline; }

 private:
  struct Entry {
    std::unique_ptr<Job> job;
    int priority = 0;
    std::uint64_t sequence = 0;
    Clock::time_point deadline;
    bool waited = false;
  };
  static bool runs_later(const Entry& left, const Entry& right);

  void work();
  Entry take();
  void finish(Clock::duration took);
  /// Takes unwanted and late jobs out of the queue; they end after the lock is gone.
  std::vector<Entry> remove_dead(Clock::time_point now);
  static void end(Entry& entry, Clock::time_point now);

  std::string name_;
  LaneOptions options_;
  mutable std::mutex mutex_;
  std::condition_variable posted_;
  /// A heap by `runs_later`.
  std::vector<Entry> queue_;
  Clock::time_point earliest_deadline_ = Clock::time_point::max();
  std::uint64_t sequence_ = 0;
  LaneStats stats_;
  double mean_seconds_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace specgen

#include "specgen/executors/lane_executor.hpp"

#include <pthread.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace specgen {
namespace {

/// Linux keeps a nice value per thread; who = 0 is the calling one. What goes beyond 19 becomes 19.
void lower_priority(int nice) {
  if (nice > 0) ::setpriority(PRIO_PROCESS, 0, ::getpriority(PRIO_PROCESS, 0) + nice);
}

}  // namespace

LaneExecutor::LaneExecutor(std::string name, const LaneOptions& options)
    : name_(std::move(name)), options_(options) {
  if (options_.threads == 0) {
    options_.threads = std::max<std::size_t>(1, std::thread::hardware_concurrency());
  }
}

LaneExecutor::~LaneExecutor() { stop(); }

void LaneExecutor::start() {
  for (std::size_t i = 0; i < options_.threads; ++i) {
    threads_.emplace_back([this] {
      ::pthread_setname_np(::pthread_self(), name_.c_str());
      lower_priority(options_.nice);
      work();
    });
  }
}

void LaneExecutor::stop() {
  std::vector<Entry> dropped;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    dropped.swap(queue_);
    stats_.waiting = 0;
  }
  posted_.notify_all();
  for (Entry& entry : dropped) entry.job->drop();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

bool LaneExecutor::runs_later(const Entry& left, const Entry& right) {
  if (left.priority != right.priority) return left.priority < right.priority;
  return left.sequence > right.sequence;
}

std::unique_ptr<Job> LaneExecutor::post(std::unique_ptr<Job> job, int priority,
                                        Clock::time_point deadline) {
  std::vector<Entry> dead;
  std::unique_ptr<Job> rejected;
  const auto now = Clock::now();
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() >= options_.queue) dead = remove_dead(now);
    if (stopping_ || queue_.size() >= options_.queue) {
      ++stats_.rejected;
      rejected = std::move(job);
    } else {
      const bool waits = stats_.running + queue_.size() >= options_.threads;
      queue_.push_back({std::move(job), priority, sequence_++, deadline, waits});
      std::push_heap(queue_.begin(), queue_.end(), runs_later);
      earliest_deadline_ = std::min(earliest_deadline_, deadline);
      stats_.waiting = queue_.size();
    }
  }
  if (!rejected) posted_.notify_one();
  for (Entry& entry : dead) end(entry, now);
  return rejected;
}

std::vector<LaneExecutor::Entry> LaneExecutor::remove_dead(Clock::time_point now) {
  const auto is_dead = [now](const Entry& entry) {
    return entry.deadline <= now || entry.job->abandoned(entry.waited);
  };
  const auto middle = std::partition(queue_.begin(), queue_.end(),
                                     [&](const Entry& entry) { return !is_dead(entry); });
  std::vector<Entry> dead(std::make_move_iterator(middle), std::make_move_iterator(queue_.end()));
  queue_.erase(middle, queue_.end());
  std::make_heap(queue_.begin(), queue_.end(), runs_later);
  earliest_deadline_ = Clock::time_point::max();
  for (const Entry& entry : queue_) {
    earliest_deadline_ = std::min(earliest_deadline_, entry.deadline);
  }
  for (const Entry& entry : dead) {
    ++(entry.job->abandoned(entry.waited) ? stats_.abandoned : stats_.expired);
  }
  stats_.waiting = queue_.size();
  return dead;
}

void LaneExecutor::end(Entry& entry, Clock::time_point now) {
  if (entry.deadline <= now && !entry.job->abandoned(entry.waited)) {
    entry.job->expire();
  } else {
    entry.job->drop();
  }
}

void LaneExecutor::expire_due(Clock::time_point now) {
  std::vector<Entry> dead;
  {
    const std::lock_guard lock(mutex_);
    if (now < earliest_deadline_) return;
    dead = remove_dead(now);
  }
  for (Entry& entry : dead) end(entry, now);
}

LaneExecutor::Entry LaneExecutor::take() {
  std::unique_lock lock(mutex_);
  posted_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
  if (queue_.empty()) return {};
  std::pop_heap(queue_.begin(), queue_.end(), runs_later);
  Entry entry = std::move(queue_.back());
  queue_.pop_back();
  stats_.waiting = queue_.size();
  ++stats_.running;
  return entry;
}

void LaneExecutor::finish(Clock::duration took) {
  // A moving average that forgets in about ten jobs, so that the figure follows the load.
  constexpr double kWeight = 0.1;
  const double seconds = std::chrono::duration<double>(took).count();
  const std::lock_guard lock(mutex_);
  --stats_.running;
  mean_seconds_ =
      stats_.completed == 0 ? seconds : mean_seconds_ + kWeight * (seconds - mean_seconds_);
  ++stats_.completed;
}

void LaneExecutor::work() {
  while (true) {
    Entry entry = take();
    if (!entry.job) return;
    const auto begun = Clock::now();
    const bool abandoned = entry.job->abandoned(entry.waited);
    if (abandoned || entry.deadline <= begun) {
      {
        const std::lock_guard lock(mutex_);
        --stats_.running;
        ++(abandoned ? stats_.abandoned : stats_.expired);
      }
      abandoned ? entry.job->drop() : entry.job->expire();
      continue;
    }
    entry.job->run();
    // Before the next turn: the answer may wait for nothing else.
    entry.job.reset();
    finish(Clock::now() - begun);
  }
}

std::chrono::seconds LaneExecutor::retry_after() const {
  constexpr double kMost = 3600;
  const std::lock_guard lock(mutex_);
  const double ahead = static_cast<double>(queue_.size() + stats_.running);
  const double seconds = ahead * mean_seconds_ / static_cast<double>(options_.threads);
  return std::chrono::seconds(static_cast<long>(std::clamp(std::ceil(seconds), 1.0, kMost)));
}

LaneStats LaneExecutor::stats() const {
  const std::lock_guard lock(mutex_);
  return stats_;
}

}  // namespace specgen

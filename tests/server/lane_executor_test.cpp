#include "specgen/executors/lane_executor.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <functional>
#include <future>
#include <latch>
#include <mutex>
#include <string>
#include <vector>

namespace specgen {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;
using Clock = LaneExecutor::Clock;

constexpr auto kNever = Clock::time_point::max();

/// What happened to which job.
class Journal {
 public:
  void add(const std::string& entry) {
    const std::lock_guard lock(mutex_);
    entries_.push_back(entry);
  }
  std::vector<std::string> entries() const {
    const std::lock_guard lock(mutex_);
    return entries_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> entries_;
};

class TestJob : public Job {
 public:
  TestJob(Journal& journal, std::string name) : journal_(&journal), name_(std::move(name)) {}

  void run() override {
    journal_->add("run " + name_);
    if (on_run) on_run();
  }
  void expire() override { journal_->add("expire " + name_); }
  void drop() override { journal_->add("drop " + name_); }
  bool abandoned(bool waited) const override { return left || (left_if_waited && waited); }

  std::function<void()> on_run;
  bool left = false;
  bool left_if_waited = false;

 private:
  Journal* journal_;
  std::string name_;
};

LaneOptions options(std::size_t threads, std::size_t queue) {
  LaneOptions lane;
  lane.threads = threads;
  lane.queue = queue;
  return lane;
}

/// A lane of one thread that is busy until `open`.
class LaneExecutorTest : public ::testing::Test {
 protected:
  explicit LaneExecutorTest(std::size_t queue = 8) : lane_("test", options(1, queue)) {
    lane_.start();
    auto blocker = std::make_unique<TestJob>(journal_, "blocker");
    blocker->on_run = [this] {
      begun_.count_down();
      opened_.get_future().wait();
    };
    EXPECT_EQ(lane_.post(std::move(blocker), 0, kNever), nullptr);
    begun_.wait();
  }
  ~LaneExecutorTest() override { open(); }

  void open() {
    if (!std::exchange(open_, true)) opened_.set_value();
  }
  std::unique_ptr<TestJob> job(const std::string& name) {
    return std::make_unique<TestJob>(journal_, name);
  }
  bool post(const std::string& name, int priority = 0, Clock::time_point deadline = kNever) {
    return lane_.post(job(name), priority, deadline) == nullptr;
  }
  /// Opens the lane and waits until everything in it has ended.
  void finish() {
    std::promise<void> last;
    auto end = job("last");
    end->on_run = [&] { last.set_value(); };
    ASSERT_EQ(lane_.post(std::move(end), -100, kNever), nullptr);
    open();
    last.get_future().wait();
    lane_.stop();
  }

  Journal journal_;
  std::latch begun_{1};
  std::promise<void> opened_;
  bool open_ = false;
  LaneExecutor lane_;
};

TEST_F(LaneExecutorTest, RunsInOrderOfArrival) {
  EXPECT_TRUE(post("a"));
  EXPECT_TRUE(post("b"));
  EXPECT_TRUE(post("c"));
  finish();
  EXPECT_THAT(journal_.entries(),
              ElementsAre("run blocker", "run a", "run b", "run c", "run last"));
}

TEST_F(LaneExecutorTest, HigherPrioritiesGoFirst) {
  EXPECT_TRUE(post("signup 1", 0));
  EXPECT_TRUE(post("login 1", 1));
  EXPECT_TRUE(post("signup 2", 0));
  EXPECT_TRUE(post("login 2", 1));
  finish();
  EXPECT_THAT(journal_.entries(), ElementsAre("run blocker", "run login 1", "run login 2",
                                              "run signup 1", "run signup 2", "run last"));
}

TEST_F(LaneExecutorTest, ExpiredJobsDoNotRun) {
  EXPECT_TRUE(post("late", 0, Clock::now()));
  EXPECT_TRUE(post("good"));
  finish();
  EXPECT_THAT(journal_.entries(),
              ElementsAre("run blocker", "expire late", "run good", "run last"));
  EXPECT_EQ(lane_.stats(), (LaneStats{.completed = 3, .expired = 1}));
}

TEST_F(LaneExecutorTest, ExpiresWhileEveryThreadIsBusy) {
  const auto deadline = Clock::now() + std::chrono::hours(1);
  EXPECT_TRUE(post("late", 0, deadline));
  EXPECT_TRUE(post("good"));
  lane_.expire_due(deadline - std::chrono::seconds(1));
  EXPECT_THAT(journal_.entries(), ElementsAre("run blocker"));
  lane_.expire_due(deadline);
  EXPECT_THAT(journal_.entries(), ElementsAre("run blocker", "expire late"));
  EXPECT_EQ(lane_.stats(), (LaneStats{.waiting = 1, .running = 1, .expired = 1}));
}

TEST_F(LaneExecutorTest, JobsWhoseClientLeftDoNotRun) {
  auto left = job("left");
  left->left = true;
  EXPECT_EQ(lane_.post(std::move(left), 0, kNever), nullptr);
  auto half = job("half");
  half->left_if_waited = true;
  EXPECT_EQ(lane_.post(std::move(half), 0, kNever), nullptr);
  finish();
  EXPECT_THAT(journal_.entries(), ElementsAre("run blocker", "drop left", "drop half", "run last"));
  EXPECT_EQ(lane_.stats(), (LaneStats{.completed = 2, .abandoned = 2}));
}

TEST_F(LaneExecutorTest, StopDropsWhatWaits) {
  EXPECT_TRUE(post("a"));
  auto stopped = std::async(std::launch::async, [this] { lane_.stop(); });
  while (journal_.entries().size() < 2) std::this_thread::yield();
  open();
  stopped.wait();
  EXPECT_THAT(journal_.entries(), ElementsAre("run blocker", "drop a"));
  EXPECT_FALSE(post("b"));
}

class SmallLaneTest : public LaneExecutorTest {
 protected:
  SmallLaneTest() : LaneExecutorTest(2) {}
};

TEST_F(SmallLaneTest, GivesBackWhatDoesNotFit) {
  EXPECT_TRUE(post("a"));
  EXPECT_TRUE(post("b"));
  EXPECT_FALSE(post("c"));
  EXPECT_EQ(lane_.stats(), (LaneStats{.waiting = 2, .running = 1, .rejected = 1}));
  open();
  lane_.stop();
}

TEST_F(SmallLaneTest, TheDeadMakeRoom) {
  auto left = job("left");
  left->left = true;
  EXPECT_EQ(lane_.post(std::move(left), 0, kNever), nullptr);
  EXPECT_TRUE(post("late", 0, Clock::now()));
  EXPECT_TRUE(post("good"));
  EXPECT_THAT(journal_.entries(), UnorderedElementsAre("run blocker", "drop left", "expire late"));
  EXPECT_EQ(lane_.stats(), (LaneStats{.waiting = 1, .running = 1, .expired = 1, .abandoned = 1}));
}

TEST(LaneExecutor, ADirectTurnIsNoWait) {
  Journal journal;
  LaneExecutor lane("test", options(1, 1));
  lane.start();
  auto half = std::make_unique<TestJob>(journal, "half");
  half->left_if_waited = true;
  std::promise<void> ran;
  half->on_run = [&] { ran.set_value(); };
  EXPECT_EQ(lane.post(std::move(half), 0, kNever), nullptr);
  ran.get_future().wait();
}

TEST(LaneExecutor, RetryAfterIsAtLeastASecondAndFollowsTheLoad) {
  Journal journal;
  LaneExecutor lane("test", options(2, 8));
  EXPECT_EQ(lane.retry_after(), std::chrono::seconds(1));
}

TEST(LaneExecutor, ThreadsAreNiced) {
  LaneOptions niced = options(1, 1);
  niced.nice = 7;
  LaneExecutor lane("test", niced);
  lane.start();
  Journal journal;
  std::promise<int> nice;
  auto job = std::make_unique<TestJob>(journal, "job");
  job->on_run = [&] { nice.set_value(::getpriority(PRIO_PROCESS, 0)); };
  const int before = ::getpriority(PRIO_PROCESS, 0);
  EXPECT_EQ(lane.post(std::move(job), 0, kNever), nullptr);
  EXPECT_EQ(nice.get_future().get(), std::min(before + 7, 19));
}

TEST(LaneExecutor, ManyThreadsRunEachJobOnce) {
  constexpr int kJobs = 4000;
  Journal journal;
  std::atomic<int> ran{0};
  {
    LaneExecutor lane("test", options(4, kJobs));
    lane.start();
    std::vector<std::thread> posters;
    posters.reserve(4);
    for (int p = 0; p < 4; ++p) {
      posters.emplace_back([&] {
        for (int i = 0; i < kJobs / 4; ++i) {
          auto job = std::make_unique<TestJob>(journal, "x");
          job->on_run = [&] { ran.fetch_add(1); };
          ASSERT_EQ(lane.post(std::move(job), i % 3, kNever), nullptr);
        }
      });
    }
    for (std::thread& poster : posters) poster.join();
    while (ran.load() < kJobs) std::this_thread::yield();
  }
  EXPECT_EQ(ran.load(), kJobs);
}

}  // namespace
}  // namespace specgen

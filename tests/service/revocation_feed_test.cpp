#include "storage/revocation_feed.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <condition_variable>

#include "fakes.hpp"
#include "storage/connection.hpp"
#include "storage/pg_user_store.hpp"
#include "test_database.hpp"

namespace auth {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr const char* kAlice = "user_aaaaaaaaaaaaaaaa";

/// Waits, by asking again and again, until the condition holds; false after a generous while.
bool eventually(const std::function<bool()>& condition) {
  const auto deadline = steady_clock::now() + seconds(20);
  while (!condition()) {
    if (steady_clock::now() > deadline) return false;
    std::this_thread::yield();
  }
  return true;
}

struct NullDevice {
  NullDevice() : descriptor(open("/dev/null", O_WRONLY | O_CLOEXEC)) {}
  NullDevice(const NullDevice&) = delete;
  NullDevice& operator=(const NullDevice&) = delete;
  ~NullDevice() { ::close(descriptor); }
  const int descriptor;
};

class RevocationFeedTest : public ::testing::Test {
 protected:
  ~RevocationFeedTest() override { feed_.reset(); }

  void start(FeedOptions options = {}) {
    options.connection_string = with_timeouts(database_.url(), {});
    feed_ = std::make_unique<RevocationFeed>(options, revocations_, clock_, log_,
                                             [this] { ++times_ready_; });
  }
  void add_alice() {
    const auto pool = testing::make_pool(database_);
    PgUserStore(*pool).add({kAlice, "a@example.com", "a@example.com", {"h", "s", "p"}});
  }
  bool is_revoked(const std::string& session = "s1") const {
    return revocations_.is_revoked(kAlice, session, 0);
  }

  const NullDevice null_;
  testing::TestDatabase database_{false};
  SystemClock clock_;
  Log log_{null_.descriptor};
  Revocations revocations_;
  std::atomic<int> times_ready_ = 0;
  std::unique_ptr<RevocationFeed> feed_;
};

TEST_F(RevocationFeedTest, MigratesAndIsReady) {
  start();
  ASSERT_TRUE(eventually([this] { return times_ready_ == 1; }));
  EXPECT_TRUE(feed_->is_ready());
  EXPECT_FALSE(database_.sql("SELECT to_regclass('users')")[0][0].is_null());
  EXPECT_EQ(revocations_.size(), 0U);
}

TEST_F(RevocationFeedTest, ASuspensionIsSeenAtOnce) {
  start(FeedOptions{.heartbeat = std::chrono::hours(1), .trust = std::chrono::hours(2)});
  ASSERT_TRUE(eventually([this] { return times_ready_ == 1; }));
  add_alice();
  EXPECT_FALSE(is_revoked());
  database_.sql("UPDATE users SET status = 'suspended'");
  EXPECT_TRUE(eventually([this] { return is_revoked(); }));
}

TEST_F(RevocationFeedTest, SessionsAndDeletionsAreSeenAsWell) {
  start();
  ASSERT_TRUE(eventually([this] { return times_ready_ == 1; }));
  add_alice();
  database_.sql(std::string("INSERT INTO token_revocations (user_id, session_id) VALUES ('") +
                kAlice + "', 's1')");
  EXPECT_TRUE(eventually([this] { return is_revoked("s1"); }));
  EXPECT_FALSE(is_revoked("s2"));
  database_.sql("DELETE FROM users");
  EXPECT_TRUE(eventually([this] { return is_revoked("s2"); }));
}

TEST_F(RevocationFeedTest, WhatHappenedBeforeIsLoaded) {
  start();
  ASSERT_TRUE(eventually([this] { return times_ready_ == 1; }));
  feed_.reset();
  add_alice();
  database_.sql("UPDATE users SET status = 'suspended'");
  // Of no use any more: no token is that old.
  database_.sql(
      "INSERT INTO token_revocations (user_id, min_epoch, revoked_at)"
      " VALUES ('user_old', 1, now() - interval '3 days')");
  EXPECT_FALSE(is_revoked());
  start();
  ASSERT_TRUE(eventually([this] { return times_ready_ == 2; }));
  EXPECT_TRUE(is_revoked());
  EXPECT_EQ(revocations_.size(), 1U);
}

TEST_F(RevocationFeedTest, ALostConnectionIsDistrustedAndReplaced) {
  start(FeedOptions{.heartbeat = std::chrono::hours(1),
                    .trust = std::chrono::hours(2),
                    .shortest_backoff = milliseconds(300)});
  ASSERT_TRUE(eventually([this] { return times_ready_ == 1; }));
  add_alice();
  database_.terminate_others();
  EXPECT_TRUE(eventually([this] { return !feed_->is_ready(); }));
  database_.sql("UPDATE users SET status = 'suspended'");  // Nobody listens now.
  EXPECT_TRUE(eventually([this] { return times_ready_ == 2; }));
  EXPECT_TRUE(feed_->is_ready());
  EXPECT_TRUE(is_revoked());
}

TEST_F(RevocationFeedTest, TrustRunsOutWithoutHeartbeats) {
  start(FeedOptions{.heartbeat = std::chrono::hours(1), .trust = milliseconds(1)});
  ASSERT_TRUE(eventually([this] { return times_ready_ == 1; }));
  EXPECT_TRUE(eventually([this] { return !feed_->is_ready(); }));
}

TEST_F(RevocationFeedTest, HeartbeatsKeepTheTrust) {
  start(FeedOptions{.heartbeat = milliseconds(20), .trust = seconds(10)});
  ASSERT_TRUE(eventually([this] { return times_ready_ == 1; }));
  const auto late = steady_clock::now() + seconds(10);
  EXPECT_TRUE(eventually([&] { return revocations_.is_trusted(late); }));
}

TEST_F(RevocationFeedTest, WhatNoNotificationToldTheHeartbeatFinds) {
  start(FeedOptions{.heartbeat = milliseconds(10)});
  ASSERT_TRUE(eventually([this] { return times_ready_ == 1; }));
  database_.sql("ALTER TABLE token_revocations DISABLE TRIGGER ALL");
  database_.sql(std::string("INSERT INTO token_revocations (user_id, min_epoch) VALUES ('") +
                kAlice + "', 1)");
  EXPECT_TRUE(eventually([this] { return is_revoked(); }));
  EXPECT_EQ(times_ready_, 1);
}

TEST_F(RevocationFeedTest, ANotificationThatNobodyUnderstandsMeansLoadingAgain) {
  start(FeedOptions{.heartbeat = std::chrono::hours(1), .trust = std::chrono::hours(2)});
  ASSERT_TRUE(eventually([this] { return times_ready_ == 1; }));
  database_.sql("ALTER TABLE token_revocations DISABLE TRIGGER ALL");
  database_.sql(std::string("INSERT INTO token_revocations (user_id, min_epoch) VALUES ('") +
                kAlice + "', 1)");
  database_.sql("NOTIFY auth_revocations, 'look again'");
  EXPECT_TRUE(eventually([this] { return is_revoked(); }));
}

TEST_F(RevocationFeedTest, WhatIsOldIsCleanedUp) {
  start();
  ASSERT_TRUE(eventually([this] { return times_ready_ == 1; }));
  feed_.reset();
  database_.sql(
      "INSERT INTO token_revocations (user_id, min_epoch, revoked_at)"
      " VALUES ('user_old', 1, now() - interval '3 days'), ('user_new', 1, now())");
  database_.sql(
      "INSERT INTO login_attempts VALUES ('old', 1, NULL, now() - interval '3 days'),"
      " ('new', 1, NULL, now())");
  start(FeedOptions{.heartbeat = milliseconds(5), .housekeeping = seconds(0)});
  EXPECT_TRUE(eventually([this] {
    return database_.sql("SELECT string_agg(user_id, ' ') FROM token_revocations")[0][0].c_str() ==
               std::string("user_new") &&
           database_.sql("SELECT count(*) FROM login_attempts")[0][0].as<int>() == 1;
  }));
}

TEST_F(RevocationFeedTest, AServerThatFallsSilentIsCutOff) {
  start(FeedOptions{.heartbeat = milliseconds(10), .answer_timeout = milliseconds(200)});
  ASSERT_TRUE(eventually([this] { return times_ready_ == 1; }));
  // Nobody gets past this lock, so the next load hangs.
  auto locker = connect(database_.url());
  {
    pqxx::work lock(*locker);
    lock.exec("LOCK TABLE token_revocations");
    database_.sql("NOTIFY auth_revocations, 'look again'");
    EXPECT_TRUE(eventually([this] { return !feed_->is_ready(); }));
  }
  EXPECT_TRUE(eventually([this] { return times_ready_ == 2; }));
}

TEST_F(RevocationFeedTest, StopsWhileItWaitsForADatabase) {
  FeedOptions options;
  options.connection_string = "host=127.0.0.1 port=1 connect_timeout=2";
  options.shortest_backoff = std::chrono::hours(1);
  auto feed = std::make_unique<RevocationFeed>(options, revocations_, clock_, log_, [] {});
  EXPECT_FALSE(feed->is_ready());
  feed.reset();
}

}  // namespace
}  // namespace auth

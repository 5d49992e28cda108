#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "service.hpp"

namespace auth::e2e {
namespace {

using ::testing::AnyOf;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kRecovery{15};

/// Signs people up on several connections until it is stopped, and keeps the book.
class SignUps {
 public:
  explicit SignUps(const Service& at, int clients = 6) {
    for (int i = 0; i < clients; ++i) threads_.emplace_back([this, &at] { run(at); });
  }
  ~SignUps() { stop(); }
  SignUps(const SignUps&) = delete;
  SignUps& operator=(const SignUps&) = delete;

  void stop() {
    stopping_ = true;
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }

  /// Waits until so many more have been answered 201; false when that takes too long.
  bool wait_for_more(std::size_t more) {
    std::unique_lock lock(mutex_);
    const std::size_t goal = created_.size() + more;
    return created_more_.wait_for(lock, kRecovery, [&] { return created_.size() >= goal; });
  }

  /// Whose sign-up was answered 201.
  std::set<std::string> created() const {
    const std::lock_guard lock(mutex_);
    return created_;
  }
  /// Whose sign-up was answered otherwise: it may have happened or not.
  std::vector<std::string> refused() const {
    const std::lock_guard lock(mutex_);
    return refused_;
  }
  /// Answers that were neither 201 nor a proper 503.
  std::vector<std::string> odd() const {
    const std::lock_guard lock(mutex_);
    return odd_;
  }

 private:
  void run(const Service& at) {
    Client client(at.base_url());
    while (!stopping_) {
      const std::string email = new_email("fault");
      const HttpResponse response =
          client.send({.method = "POST",
                       .path = "/signup",
                       .headers = {{"Content-Type", "application/json"}},
                       .body = Json{{"email", email}, {"password", kPassword}}.dump()});
      const std::lock_guard lock(mutex_);
      if (response.status == 201) {
        created_.insert(email);
        created_more_.notify_all();
        continue;
      }
      refused_.push_back(email);
      const auto unavailable = is_error(response, 503, "unavailable");
      if (!unavailable) odd_.emplace_back(unavailable.message());
    }
  }

  mutable std::mutex mutex_;
  std::condition_variable created_more_;
  std::set<std::string> created_;
  std::vector<std::string> refused_;
  std::vector<std::string> odd_;
  std::atomic<bool> stopping_{false};
  std::vector<std::thread> threads_;
};

class DatabaseFault : public ::testing::Test {
 protected:
  std::set<std::string> stored_emails() const {
    const Json emails =
        Json::parse(database_->run("SELECT coalesce(json_agg(email), '[]') FROM users"));
    return emails.get<std::set<std::string>>();
  }

  void expect_nothing_lost(const SignUps& load) const {
    const std::set<std::string> stored = stored_emails();
    for (const std::string& email : load.created()) {
      EXPECT_TRUE(stored.contains(email)) << email << " was answered 201";
    }
  }

  /// One for all cases, as making one takes longer than most of them. Who leaves it stopped leaves
  /// no trouble: a new database starts it.
  static Cluster& shared_cluster() {
    static Cluster cluster;
    return cluster;
  }

  Cluster& cluster_ = shared_cluster();
  std::shared_ptr<Database> database_ = std::make_shared<Database>(cluster_.home());
  Service service_{{}, database_};
};

TEST_F(DatabaseFault, KilledUnderLoadNothingPromisedIsLost) {
  SignUps load(service_);
  for (int round = 0; round < 3; ++round) {
    ASSERT_TRUE(load.wait_for_more(20)) << "round " << round;
    cluster_.kill();
    cluster_.start();
  }
  ASSERT_TRUE(load.wait_for_more(20)) << "the service did not recover";
  load.stop();
  EXPECT_THAT(load.odd(), ::testing::IsEmpty());
  expect_nothing_lost(load);
  EXPECT_GT(load.refused().size(), 0U) << "the kills hit nothing";
  // What was refused may still have been committed; whoever tries again finds out and can log in.
  const std::set<std::string> stored = stored_emails();
  std::size_t tried = 0;
  for (const std::string& email : load.refused()) {
    const bool in_doubt = stored.contains(email);
    if (!in_doubt && ++tried > 20) continue;
    EXPECT_EQ(sign_up(service_, email).status, in_doubt ? 409 : 201);
    EXPECT_EQ(log_in(service_, email).status, 200);
  }
}

TEST_F(DatabaseFault, RestartedUnderLoadTheServiceRecovers) {
  SignUps load(service_);
  ASSERT_TRUE(load.wait_for_more(20));
  cluster_.stop();
  cluster_.start();
  ASSERT_TRUE(load.wait_for_more(20)) << "the service did not recover";
  load.stop();
  EXPECT_THAT(load.odd(), ::testing::IsEmpty());
  expect_nothing_lost(load);
}

TEST_F(DatabaseFault, ConnectionsKilledAtRandomLoseNothing) {
  SignUps load(service_);
  for (int round = 0; round < 20; ++round) {
    ASSERT_TRUE(load.wait_for_more(5)) << "round " << round;
    database_->run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }
  load.stop();
  EXPECT_THAT(load.odd(), ::testing::IsEmpty());
  expect_nothing_lost(load);
}

std::string without_base_path(const Service& at) {
  return at.base_url().substr(0, at.base_url().rfind("/v1"));
}

TEST_F(DatabaseFault, WithoutDatabaseTheServiceSaysSo) {
  const Account account(service_);
  cluster_.stop();
  const HttpResponse response = sign_up(service_, new_email());
  EXPECT_TRUE(is_error(response, 503, "unavailable"));
  EXPECT_NE(response.header("Retry-After"), nullptr);
  EXPECT_TRUE(is_error(log_in(service_, account.email), 503, "unavailable"));
  EXPECT_TRUE(is_error(service_.get("/me", account.token), 503, "unavailable"));
  Client root(without_base_path(service_));
  EXPECT_EQ(root.send({.method = "GET", .path = "/health/live"}).status, 200);
  EXPECT_EQ(root.send({.method = "GET", .path = "/health/ready"}).status, 503);
  // Neither answer would be a lie; a refusal would be one.
  EXPECT_THAT(service_.post("/validate", account.token).status, AnyOf(200, 503));
  cluster_.start();
  const auto deadline = Clock::now() + kRecovery;
  while (root.send({.method = "GET", .path = "/health/ready"}).status != 200) {
    ASSERT_LT(Clock::now(), deadline) << "the service did not become ready again";
  }
  EXPECT_EQ(service_.get("/me", account.token).status, 200);
}

TEST_F(DatabaseFault, ASuspensionDuringTheOutageCountsAfterIt) {
  const Account account(service_);
  cluster_.kill();
  cluster_.start();
  database_->run("UPDATE users SET status = 'suspended' WHERE id = '" + account.id + "'");
  EXPECT_THAT(service_.post("/validate", account.token).status, AnyOf(401, 503));
  const auto deadline = Clock::now() + kRecovery;
  for (;;) {
    const int status = service_.post("/validate", account.token).status;
    ASSERT_NE(status, 200) << "a suspended user's token was valid";
    if (status == 401) break;
    ASSERT_LT(Clock::now(), deadline);
  }
}

}  // namespace
}  // namespace auth::e2e

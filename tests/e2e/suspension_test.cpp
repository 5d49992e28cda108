#include <gtest/gtest.h>

#include <chrono>

#include "service.hpp"
#include "token.hpp"

namespace auth::e2e {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// A notification takes a millisecond or two; the rest is for a machine that is busy with other
// tests.
constexpr milliseconds kAtOnce{1000};

/// How long it took until the service refused the token, or more than kAtOnce when it did not.
milliseconds until_refused(const Service& at, const std::string& token) {
  const auto begin = Clock::now();
  Client client(at.base_url());
  const HttpRequest request{
      .method = "POST", .path = "/validate", .headers = {{"Authorization", "Bearer " + token}}};
  for (;;) {
    const bool refused = client.send(request).status == 401;
    const auto taken = std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
    if (refused || taken > kAtOnce) return taken;
  }
}

void set_status(const Service& at, const Account& account, const std::string& status) {
  const_cast<Service&>(at).database().run("UPDATE users SET status = '" + status +
                                          "' WHERE id = '" + account.id + "'");
}

class TwoReplicas : public ::testing::Test {
 protected:
  std::shared_ptr<Database> database_ = std::make_shared<Database>();
  Service one_{{}, database_};
  Service other_{{}, database_};
};

TEST_F(TwoReplicas, ATokenOfOneWorksOnTheOther) {
  const Account account(one_);
  EXPECT_EQ(other_.post("/validate", account.token).status, 200);
  EXPECT_EQ(other_.get("/me", account.token).status, 200);
}

TEST_F(TwoReplicas, ASuspendedUsersTokenDiesOnBothAtOnce) {
  const Account account(one_);
  ASSERT_EQ(one_.post("/validate", account.token).status, 200);
  ASSERT_EQ(other_.post("/validate", account.token).status, 200);
  set_status(one_, account, "suspended");
  EXPECT_LT(until_refused(one_, account.token), kAtOnce);
  EXPECT_LT(until_refused(other_, account.token), kAtOnce);
  for (const Service* replica : {&one_, &other_}) {
    EXPECT_TRUE(is_error(replica->post("/validate", account.token), 401, "invalid_token"));
    EXPECT_TRUE(is_error(replica->get("/me", account.token), 401, "invalid_token"));
    EXPECT_TRUE(is_error(replica->post("/mfa/enable", account.token), 401, "invalid_token"));
    EXPECT_TRUE(is_error(log_in(*replica, account.email), 401, "invalid_credentials"));
  }
}

TEST_F(TwoReplicas, OthersAreNotTouched) {
  const Account suspended(one_);
  const Account untouched(one_);
  set_status(one_, suspended, "suspended");
  ASSERT_LT(until_refused(other_, suspended.token), kAtOnce);
  EXPECT_EQ(other_.post("/validate", untouched.token).status, 200);
}

TEST_F(TwoReplicas, AnOldTokenStaysDeadWhenTheUserIsActiveAgain) {
  const Account account(one_);
  set_status(one_, account, "suspended");
  ASSERT_LT(until_refused(other_, account.token), kAtOnce);
  set_status(one_, account, "active");
  const HttpResponse again = log_in(one_, account.email);
  ASSERT_EQ(again.status, 200);
  const std::string token = json(again).at("token").at("accessToken");
  EXPECT_EQ(other_.post("/validate", token).status, 200);
  EXPECT_EQ(one_.post("/validate", account.token).status, 401);
  EXPECT_EQ(other_.post("/validate", account.token).status, 401);
}

TEST_F(TwoReplicas, ADeletedUsersTokenDies) {
  const Account account(one_);
  database_->run("DELETE FROM users WHERE id = '" + account.id + "'");
  EXPECT_LT(until_refused(one_, account.token), kAtOnce);
  EXPECT_LT(until_refused(other_, account.token), kAtOnce);
}

TEST_F(TwoReplicas, AReplicaThatStartsLaterKnowsToo) {
  const Account account(one_);
  set_status(one_, account, "suspended");
  Service late({}, database_);
  EXPECT_EQ(late.post("/validate", account.token).status, 401);
}

TEST_F(TwoReplicas, WithoutTheFeedTheDatabaseIsAsked) {
  const Account account(one_);
  for (int round = 0; round < 3; ++round) {
    const Account next(one_);
    // All connections, the listeners' among them, and the suspension in one transaction: no
    // notification gets through.
    database_->run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid(); "
        "UPDATE users SET status = 'suspended' WHERE id = '" +
        next.id + "'");
    EXPECT_LT(until_refused(one_, next.token), kAtOnce);
    EXPECT_LT(until_refused(other_, next.token), kAtOnce);
  }
  EXPECT_EQ(one_.post("/validate", account.token).status, 200);
}

}  // namespace
}  // namespace auth::e2e

#include "domain/sessions.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "fakes.hpp"

namespace auth {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr const char* kUser = "user_4k2j9x0q7w1e8r5t";

TEST(RevocationsTest, EpochsAndSessions) {
  Revocations revocations;
  EXPECT_FALSE(revocations.is_revoked(kUser, "s1", 0));
  revocations.add({kUser, "", 2, 100});
  revocations.add({"user_b", "s9", 0, 100});
  EXPECT_TRUE(revocations.is_revoked(kUser, "s1", 0));
  EXPECT_TRUE(revocations.is_revoked(kUser, "s1", 1));
  EXPECT_FALSE(revocations.is_revoked(kUser, "s1", 2));
  EXPECT_FALSE(revocations.is_revoked("user_b", "s1", 0));
  EXPECT_TRUE(revocations.is_revoked("user_b", "s9", 0));
  EXPECT_EQ(revocations.size(), 2U);
}

TEST(RevocationsTest, EpochsNeverGoBack) {
  Revocations revocations;
  revocations.add({kUser, "", 5, 100});
  revocations.add({kUser, "", 3, 90});  // A notification that was overtaken.
  EXPECT_TRUE(revocations.is_revoked(kUser, "s1", 4));
  revocations.forget_before(100);
  EXPECT_TRUE(revocations.is_revoked(kUser, "s1", 4));
  revocations.forget_before(101);
  EXPECT_FALSE(revocations.is_revoked(kUser, "s1", 4));
}

TEST(RevocationsTest, ResetReplacesEverything) {
  Revocations revocations;
  revocations.add({kUser, "", 5, 100});
  revocations.add({kUser, "s1", 0, 100});
  revocations.reset({{"user_b", "", 1, 100}, {"user_b", "", 2, 100}});
  EXPECT_FALSE(revocations.is_revoked(kUser, "s1", 0));
  EXPECT_TRUE(revocations.is_revoked("user_b", "s1", 1));
  EXPECT_EQ(revocations.size(), 1U);
}

TEST(RevocationsTest, TrustRunsOut) {
  Revocations revocations;
  const auto now = steady_clock::now();
  EXPECT_FALSE(revocations.is_trusted(now));
  revocations.trust_until(now + seconds(3));
  EXPECT_TRUE(revocations.is_trusted(now + seconds(3) - steady_clock::duration(1)));
  EXPECT_FALSE(revocations.is_trusted(now + seconds(3)));
  revocations.distrust();
  EXPECT_FALSE(revocations.is_trusted(now));
}

TEST(RevocationsTest, ReadersAndWritersDoNotMeet) {
  Revocations revocations;
  std::thread writer([&] {
    for (int i = 0; i < 2000; ++i) {
      revocations.add({"user_" + std::to_string(i), "", 1, i});
      if (i % 500 == 0) revocations.reset({{kUser, "", 1, 1}});
    }
  });
  for (int i = 0; i < 20000; ++i) revocations.is_revoked(kUser, "s1", 0);
  writer.join();
  EXPECT_TRUE(revocations.is_revoked(kUser, "s1", 0));
}

class SessionsTest : public ::testing::Test {
 protected:
  SessionsTest() {
    users_.add({kUser, "someone@example.com", "someone@example.com", {"hash", "fake", "p1"}});
  }

  void trust() { revocations_.trust_until(steady_clock::now() + seconds(60)); }
  Session begin() { return sessions_.begin(*users_.find(kUser)); }

  testing::FakeClock clock_{1'780'396'200};
  testing::CountingRandom random_;
  testing::FakeCodec codec_;
  testing::MemoryUserStore users_;
  Revocations revocations_;
  Sessions sessions_{codec_, users_, revocations_, clock_, random_, seconds(86400)};
};

TEST_F(SessionsTest, BeginsWithTheUsersEpochForADay) {
  users_.users.at(kUser).user.token_epoch = 7;
  const Session session = begin();
  EXPECT_EQ(session.user.id, kUser);
  EXPECT_EQ(session.expires_at, 1'780'482'600);
  EXPECT_EQ(codec_.issued.at(session.access_token),
            (Claims{kUser, "abcdefghijklmnopqrst", 7, 1'780'396'200, 1'780'482'600}));
}

TEST_F(SessionsTest, ATrustedPictureAnswersWithoutTheStore) {
  const std::string token = begin().access_token;
  trust();
  EXPECT_EQ(std::get<Claims>(sessions_.check(token, false)).user_id, kUser);
  users_.remove(kUser);  // The store is not asked, so this goes unseen until it is announced.
  EXPECT_TRUE(std::holds_alternative<Claims>(sessions_.check(token, false)));
  revocations_.add({kUser, "", INT64_MAX, 1});
  EXPECT_TRUE(std::holds_alternative<TokenRejected>(sessions_.check(token, false)));
  EXPECT_TRUE(std::holds_alternative<TokenRejected>(sessions_.check(token, true)));
}

TEST_F(SessionsTest, ARevokedSessionIsDeadWhileOthersLive) {
  const Session first = begin();
  const Session second = begin();
  trust();
  revocations_.add({kUser, codec_.issued.at(first.access_token).session_id, 0, 1});
  EXPECT_TRUE(std::holds_alternative<TokenRejected>(sessions_.check(first.access_token, false)));
  EXPECT_TRUE(std::holds_alternative<Claims>(sessions_.check(second.access_token, false)));
}

TEST_F(SessionsTest, WithoutTrustTheStoreDecides) {
  const std::string token = begin().access_token;
  EXPECT_TRUE(std::holds_alternative<MustAskStore>(sessions_.check(token, false)));
  EXPECT_TRUE(std::holds_alternative<Claims>(sessions_.check(token, true)));
  users_.suspend(kUser);
  EXPECT_TRUE(std::holds_alternative<TokenRejected>(sessions_.check(token, true)));
  users_.reactivate(kUser);
  EXPECT_TRUE(std::holds_alternative<TokenRejected>(sessions_.check(token, true)));
  EXPECT_TRUE(std::holds_alternative<Claims>(sessions_.check(begin().access_token, true)));
}

TEST_F(SessionsTest, AUserIsAskedForOnFirstSightOnly) {
  // A good token of a user that this replica has not met.
  const std::string token = codec_.issue({kUser, "s1", 0, clock_.now(), clock_.now() + 60});
  trust();
  EXPECT_TRUE(std::holds_alternative<MustAskStore>(sessions_.check(token, false)));
  EXPECT_TRUE(std::holds_alternative<Claims>(sessions_.check(token, true)));
  EXPECT_TRUE(std::holds_alternative<Claims>(sessions_.check(token, false)));
  // After a new beginning, which may be another database, nothing is known.
  revocations_.reset({});
  EXPECT_TRUE(std::holds_alternative<MustAskStore>(sessions_.check(token, false)));
}

TEST_F(SessionsTest, AUserWhoNeverWasHasNoToken) {
  const std::string token =
      codec_.issue({"user_zzzzzzzzzzzzzzzz", "s1", 0, clock_.now(), clock_.now() + 60});
  trust();
  for (int i = 0; i < 2; ++i) {
    EXPECT_TRUE(std::holds_alternative<MustAskStore>(sessions_.check(token, false)));
    EXPECT_TRUE(std::holds_alternative<TokenRejected>(sessions_.check(token, true)));
  }
}

TEST(KnownUsersTest, RemembersAGenerationAtATime) {
  KnownUsers known;
  EXPECT_FALSE(known.knows(kUser, 0));
  known.remember(kUser, 0);
  EXPECT_TRUE(known.knows(kUser, 0));
  EXPECT_FALSE(known.knows(kUser, 1));
  EXPECT_FALSE(known.knows("user_zzzzzzzzzzzzzzzz", 0));
  int still_known = 0;
  for (int i = 0; i < 1000; ++i) known.remember("user_" + std::to_string(i), 1);
  for (int i = 0; i < 1000; ++i) still_known += known.knows("user_" + std::to_string(i), 1) ? 1 : 0;
  EXPECT_GT(still_known, 950);
}

TEST_F(SessionsTest, ExpiredAndForeignTokensNeedNobody) {
  const std::string token = begin().access_token;
  clock_.set(1'780'482'600);
  EXPECT_TRUE(std::holds_alternative<TokenRejected>(sessions_.check(token, false)));
  EXPECT_TRUE(std::holds_alternative<TokenRejected>(sessions_.check("garbage", false)));
}

TEST(AllowsTest, StateAndEpochOfTheUser) {
  const Claims claims = {kUser, "s1", 1, 0, 0};
  EXPECT_TRUE(allows({kUser, "", UserStatus::kActive, false, "", 1}, claims));
  EXPECT_TRUE(allows({kUser, "", UserStatus::kActive, false, "", 0}, claims));
  EXPECT_FALSE(allows({kUser, "", UserStatus::kActive, false, "", 2}, claims));
  EXPECT_FALSE(allows({kUser, "", UserStatus::kSuspended, false, "", 1}, claims));
}

}  // namespace
}  // namespace auth

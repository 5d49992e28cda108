// What every set of stores must do: PostgreSQL's, and the ones in memory that other tests use.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "fakes.hpp"
#include "storage/pg_attempt_store.hpp"
#include "storage/pg_mfa_store.hpp"
#include "storage/pg_user_store.hpp"
#include "test_database.hpp"

namespace auth {
namespace {

constexpr int kThreshold = 3;

struct MemoryStores {
  testing::MemoryUserStore users;
  testing::MemoryMfaStore mfa{users};
  testing::MemoryAttemptStore attempts{kThreshold};

  void suspend(const std::string& id) { users.suspend(id); }
  void reactivate(const std::string& id) { users.reactivate(id); }
  void remove(const std::string& id) { users.remove(id); }
  void revoke_session(const std::string&, const std::string& session) {
    users.revoked_sessions.insert(session);
  }
};

struct PostgresStores {
  testing::TestDatabase database;
  std::unique_ptr<Pool> pool = testing::make_pool(database);
  PgUserStore users{*pool};
  PgMfaStore mfa{*pool};
  PgAttemptStore attempts{
      *pool, LockoutPolicy{kThreshold, std::chrono::seconds(600), std::chrono::seconds(600)}};

  void suspend(const std::string& id) {
    database.sql("UPDATE users SET status = 'suspended' WHERE id = '" + id + "'");
  }
  void reactivate(const std::string& id) {
    database.sql("UPDATE users SET status = 'active' WHERE id = '" + id + "'");
  }
  void remove(const std::string& id) { database.sql("DELETE FROM users WHERE id = '" + id + "'"); }
  void revoke_session(const std::string& id, const std::string& session) {
    database.sql("INSERT INTO token_revocations (user_id, session_id) VALUES ('" + id + "', '" +
                 session + "')");
  }
};

const NewUser kAlice = {"user_aaaaaaaaaaaaaaaa",
                        "Alice@Example.com",
                        "alice@example.com",
                        {"$2b$04$hash", "hmac-sha384-nfc-15.0.0", "p1"}};
const NewUser kBob = {
    "user_bbbbbbbbbbbbbbbb", "bob@example.com", "bob@example.com", {"$2b$04$other", "s", "p2"}};
const std::string kSecretBytes("\0\xff'\\x41 bytes\n", 13);

/// Runs the function on several threads at once and counts how often it said yes.
int count_yes(int threads, const std::function<bool(int)>& ask) {
  std::atomic<int> yes = 0;
  std::atomic<int> waiting = threads;
  std::vector<std::thread> all;
  for (int i = 0; i < threads; ++i) {
    all.emplace_back([&, i] {
      --waiting;
      while (waiting > 0) std::this_thread::yield();
      if (ask(i)) ++yes;
    });
  }
  for (std::thread& thread : all) thread.join();
  return yes;
}

template <class Stores>
class StoreConformanceTest : public ::testing::Test {
 protected:
  User add(const NewUser& user) { return std::get<User>(stores_.users.add(user)); }
  void enable(const NewUser& user) {
    ASSERT_TRUE(stores_.mfa.enable(user.id, {"m1", kSecretBytes}, {"digest 1", "digest 2"}));
  }

  Stores stores_;
};

using Implementations = ::testing::Types<MemoryStores, PostgresStores>;
class Names {
 public:
  template <class T>
  static std::string GetName(int) {
    return std::is_same_v<T, MemoryStores> ? "Memory" : "Postgres";
  }
};
TYPED_TEST_SUITE(StoreConformanceTest, Implementations, Names);

TYPED_TEST(StoreConformanceTest, AddsAndFinds) {
  UserStore& users = this->stores_.users;
  EXPECT_EQ(users.find(kAlice.id), std::nullopt);
  EXPECT_FALSE(users.find_credentials(kAlice.email_key));
  const User added = this->add(kAlice);
  EXPECT_EQ(added.created_at.size(), 20U);
  EXPECT_EQ(added,
            (User{kAlice.id, kAlice.email, UserStatus::kActive, false, added.created_at, 0}));
  EXPECT_EQ(users.find(kAlice.id), added);
  const auto found = users.find_credentials(kAlice.email_key);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->user, added);
  EXPECT_EQ(found->password, kAlice.password);
  EXPECT_FALSE(users.find_credentials(kAlice.email));  // Only the key finds it.
  EXPECT_FALSE(users.find_credentials(std::string("alice@example.com\0", 18)));
}

TYPED_TEST(StoreConformanceTest, AnAddressBelongsToOne) {
  UserStore& users = this->stores_.users;
  this->add(kAlice);
  NewUser other = kBob;
  other.email_key = kAlice.email_key;
  EXPECT_TRUE(std::holds_alternative<EmailTaken>(users.add(other)));
  EXPECT_EQ(users.find(other.id), std::nullopt);
  NewUser same_id = kBob;
  same_id.id = kAlice.id;
  EXPECT_TRUE(std::holds_alternative<IdTaken>(users.add(same_id)));
  EXPECT_FALSE(users.find_credentials(kBob.email_key));
  this->add(kBob);
}

TYPED_TEST(StoreConformanceTest, OfManyAtOnceOneGetsTheAddress) {
  const int added = count_yes(12, [this](int i) {
    NewUser user = kAlice;
    user.id.back() = static_cast<char>('a' + i);
    const auto result = this->stores_.users.add(user);
    EXPECT_FALSE(std::holds_alternative<IdTaken>(result));
    return std::holds_alternative<User>(result);
  });
  EXPECT_EQ(added, 1);
}

TYPED_TEST(StoreConformanceTest, APasswordIsReplacedWhereTheOldOneStillStands) {
  UserStore& users = this->stores_.users;
  EXPECT_FALSE(users.replace_password(kAlice.id, kAlice.password, kBob.password));
  this->add(kAlice);
  EXPECT_TRUE(users.replace_password(kAlice.id, kAlice.password, kBob.password));
  EXPECT_EQ(users.find_credentials(kAlice.email_key)->password, kBob.password);
  const StoredPassword late = {"$2b$04$late", "s", "p3"};
  EXPECT_FALSE(users.replace_password(kAlice.id, kAlice.password, late));
  EXPECT_EQ(users.find_credentials(kAlice.email_key)->password, kBob.password);
}

TYPED_TEST(StoreConformanceTest, LiveIsWhoIsActiveAndNotRevoked) {
  UserStore& users = this->stores_.users;
  EXPECT_FALSE(users.is_live(kAlice.id, "s1", 0));
  this->add(kAlice);
  EXPECT_TRUE(users.is_live(kAlice.id, "s1", 0));
  this->stores_.revoke_session(kAlice.id, "s1");
  EXPECT_FALSE(users.is_live(kAlice.id, "s1", 0));
  EXPECT_TRUE(users.is_live(kAlice.id, "s2", 0));
  this->stores_.suspend(kAlice.id);
  EXPECT_FALSE(users.is_live(kAlice.id, "s2", 0));
  EXPECT_EQ(users.find(kAlice.id)->status, UserStatus::kSuspended);
  // Tokens from before the suspension stay dead.
  this->stores_.reactivate(kAlice.id);
  EXPECT_FALSE(users.is_live(kAlice.id, "s2", 0));
  const std::int64_t epoch = users.find(kAlice.id)->token_epoch;
  EXPECT_EQ(epoch, 1);
  EXPECT_TRUE(users.is_live(kAlice.id, "s3", epoch));
  this->stores_.remove(kAlice.id);
  EXPECT_FALSE(users.is_live(kAlice.id, "s3", epoch));
}

TYPED_TEST(StoreConformanceTest, MfaIsSwitchedOnOnce) {
  MfaStore& mfa = this->stores_.mfa;
  this->add(kAlice);
  EXPECT_EQ(mfa.secret(kAlice.id), std::nullopt);
  this->enable(kAlice);
  EXPECT_EQ(mfa.secret(kAlice.id), (SealedSecret{"m1", kSecretBytes}));
  EXPECT_TRUE(this->stores_.users.find(kAlice.id)->mfa_enabled);
  EXPECT_FALSE(mfa.enable(kAlice.id, {"m1", "other"}, {"digest 3"}));
  EXPECT_EQ(mfa.secret(kAlice.id)->bytes, kSecretBytes);
  EXPECT_FALSE(mfa.use_recovery_code(kAlice.id, "digest 3"));
}

TYPED_TEST(StoreConformanceTest, MfaNeedsAnActiveUser) {
  MfaStore& mfa = this->stores_.mfa;
  EXPECT_FALSE(mfa.enable(kAlice.id, {"m1", "x"}, {}));
  this->add(kAlice);
  this->stores_.suspend(kAlice.id);
  EXPECT_FALSE(mfa.enable(kAlice.id, {"m1", "x"}, {}));
  EXPECT_EQ(mfa.secret(kAlice.id), std::nullopt);
}

TYPED_TEST(StoreConformanceTest, ASecretIsReplacedWhereTheOldOneStillStands) {
  MfaStore& mfa = this->stores_.mfa;
  const SealedSecret old = {"m1", kSecretBytes};
  const SealedSecret renewed = {"m2", kSecretBytes + "renewed"};
  this->add(kAlice);
  EXPECT_FALSE(mfa.replace_secret(kAlice.id, old, renewed));
  this->enable(kAlice);
  ASSERT_TRUE(mfa.use_step(kAlice.id, 100));
  EXPECT_TRUE(mfa.replace_secret(kAlice.id, old, renewed));
  EXPECT_EQ(mfa.secret(kAlice.id), renewed);
  EXPECT_FALSE(mfa.replace_secret(kAlice.id, old, {"m3", "late"}));
  EXPECT_EQ(mfa.secret(kAlice.id), renewed);
  // The secret is the same, so what was used stays used.
  EXPECT_FALSE(mfa.use_step(kAlice.id, 100));
}

TYPED_TEST(StoreConformanceTest, OfManyAtOnceOneSwitchesMfaOn) {
  this->add(kAlice);
  EXPECT_EQ(count_yes(8,
                      [this](int i) {
                        return this->stores_.mfa.enable(
                            kAlice.id, {"m1", "secret " + std::to_string(i)}, {"digest"});
                      }),
            1);
}

TYPED_TEST(StoreConformanceTest, AStepIsUsedOnceAndNeverAnEarlierOne) {
  MfaStore& mfa = this->stores_.mfa;
  this->add(kAlice);
  EXPECT_FALSE(mfa.use_step(kAlice.id, 100));
  this->enable(kAlice);
  EXPECT_TRUE(mfa.use_step(kAlice.id, 100));
  EXPECT_FALSE(mfa.use_step(kAlice.id, 100));
  EXPECT_FALSE(mfa.use_step(kAlice.id, 99));
  EXPECT_TRUE(mfa.use_step(kAlice.id, 101));
  EXPECT_FALSE(mfa.use_step(kBob.id, 101));
  EXPECT_EQ(count_yes(8, [&](int) { return mfa.use_step(kAlice.id, 200); }), 1);
}

TYPED_TEST(StoreConformanceTest, ARecoveryCodeIsUsedOnceByItsOwner) {
  MfaStore& mfa = this->stores_.mfa;
  this->add(kAlice);
  this->add(kBob);
  this->enable(kAlice);
  EXPECT_FALSE(mfa.use_recovery_code(kBob.id, "digest 1"));
  EXPECT_TRUE(mfa.use_recovery_code(kAlice.id, "digest 1"));
  EXPECT_FALSE(mfa.use_recovery_code(kAlice.id, "digest 1"));
  EXPECT_EQ(count_yes(8, [&](int) { return mfa.use_recovery_code(kAlice.id, "digest 2"); }), 1);
}

TYPED_TEST(StoreConformanceTest, AttemptsAreCountedBeforeTheyFail) {
  AttemptStore& attempts = this->stores_.attempts;
  for (int i = 0; i < kThreshold; ++i) EXPECT_TRUE(attempts.reserve("alice@example.com"));
  EXPECT_FALSE(attempts.reserve("alice@example.com"));
  EXPECT_TRUE(attempts.reserve("bob@example.com"));
  attempts.clear("alice@example.com");
  EXPECT_TRUE(attempts.reserve("alice@example.com"));
}

TYPED_TEST(StoreConformanceTest, AnAttemptCanBeGivenBack) {
  AttemptStore& attempts = this->stores_.attempts;
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(attempts.reserve("alice@example.com"));
    attempts.refund("alice@example.com");
  }
  for (int i = 0; i < kThreshold; ++i) EXPECT_TRUE(attempts.reserve("alice@example.com"));
  EXPECT_FALSE(attempts.reserve("alice@example.com"));
}

TYPED_TEST(StoreConformanceTest, ParallelGuessesDoNotOutrunTheCount) {
  EXPECT_EQ(
      count_yes(16, [this](int) { return this->stores_.attempts.reserve("alice@example.com"); }),
      kThreshold);
}

}  // namespace
}  // namespace auth

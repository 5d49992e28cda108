// What is special about PostgreSQL: triggers, migrations, lost connections, timeouts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <thread>

#include "storage/connection.hpp"
#include "storage/migrations.hpp"
#include "storage/pg_attempt_store.hpp"
#include "storage/pg_mfa_store.hpp"
#include "storage/pg_user_store.hpp"
#include "storage/pool.hpp"
#include "storage/sql.hpp"
#include "test_database.hpp"

namespace auth {
namespace {

using std::chrono::milliseconds;
using testing::make_pool;
using testing::TestDatabase;

const NewUser kAlice = {"user_aaaaaaaaaaaaaaaa", "a@example.com", "a@example.com", {"h", "s", "p"}};

template <class Error>
std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "nothing was thrown";
}

int answer(Pool& pool) {
  int result = 0;
  pool.read([&](pqxx::nontransaction& t) { result = t.exec1("SELECT 42")[0].as<int>(); });
  return result;
}

TEST(MigrationTest, AnEmptyDatabaseIsMigratedOnce) {
  TestDatabase database(false);
  const auto connection = connect(database.url());
  const auto migrations = embedded_migrations();
  EXPECT_EQ(migrate(*connection, migrations), static_cast<int>(migrations.size()));
  EXPECT_EQ(migrate(*connection, migrations), 0);
  const auto indexes = database.sql(
      "SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes"
      " WHERE tablename IN ('users', 'mfa_secrets')");
  EXPECT_EQ(indexes[0][0].as<std::string>(),
            "mfa_secrets_pkey mfa_secrets_user_id users_email_key users_pkey");
}

TEST(MigrationTest, OfManyReplicasOneDoesTheWork) {
  TestDatabase database(false);
  std::atomic<int> steps = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&] {
      const auto connection = connect(with_timeouts(database.url(), {}));
      steps += migrate(*connection, embedded_migrations());
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(steps, static_cast<int>(embedded_migrations().size()));
}

TEST(MigrationTest, AFailedStepLeavesNothingBehind) {
  TestDatabase database(false);
  const auto connection = connect(database.url());
  const std::vector<Migration> broken = {{1, "good", "CREATE TABLE one (x int)"},
                                         {2, "bad", "CREATE TABLE two (x int); SELECT nonsense"}};
  EXPECT_THROW(migrate(*connection, broken), pqxx::sql_error);
  EXPECT_EQ(database.sql("SELECT string_agg(name, ' ') FROM schema_migrations")[0][0].c_str(),
            std::string("good"));
  EXPECT_TRUE(database.sql("SELECT to_regclass('two')")[0][0].is_null());
  const std::vector<Migration> repaired = {broken[0], {2, "bad", "CREATE TABLE two (x int)"}};
  EXPECT_EQ(migrate(*connection, repaired), 1);
}

TEST(MigrationTest, AnEditedStepIsRefusedAndANewerSchemaIsNot) {
  TestDatabase database(false);
  const auto connection = connect(database.url());
  const std::vector<Migration> two = {{1, "one", "SELECT 1"}, {2, "two", "SELECT 2"}};
  ASSERT_EQ(migrate(*connection, two), 2);
  EXPECT_EQ(migrate(*connection, std::vector<Migration>{two[0]}), 0);
  EXPECT_EQ(message_of<std::runtime_error>([&] {
              migrate(*connection, std::vector<Migration>{{1, "one", "SELECT 3"}});
            }),
            "migration 1 (one) in the database is not the one in this program");
}

class PostgresTest : public ::testing::Test {
 protected:
  TestDatabase database_;
  std::unique_ptr<Pool> pool_ = make_pool(database_);
  PgUserStore users_{*pool_};
};

TEST_F(PostgresTest, TheSchemaGuardsItself) {
  users_.add(kAlice);
  EXPECT_THROW(database_.sql("UPDATE users SET id = 'user_zzzzzzzzzzzzzzzz'"), pqxx::sql_error);
  EXPECT_THROW(database_.sql("UPDATE users SET status = 'asleep'"), pqxx::sql_error);
  EXPECT_THROW(
      database_.sql("INSERT INTO users (id, email, email_key, password_hash,"
                    " password_scheme, pepper_id) VALUES ('user_1', 'x', 'x', '', '', '')"),
      pqxx::sql_error);
}

TEST_F(PostgresTest, ANulIsRefusedBeforeItIsCutOff) {
  NewUser user = kAlice;
  user.email = std::string("a@example.com\0b", 15);
  EXPECT_THROW(users_.add(user), std::invalid_argument);
  PgAttemptStore attempts(*pool_, {});
  EXPECT_THROW(attempts.reserve(user.email), std::invalid_argument);
  const std::string nul("user_\0", 6);
  EXPECT_EQ(users_.find(nul), std::nullopt);
  EXPECT_FALSE(users_.is_live(nul, "s", 0));
  PgMfaStore mfa(*pool_);
  EXPECT_FALSE(mfa.enable(nul, {"m1", "x"}, {}));
  EXPECT_FALSE(mfa.secret(nul));
  EXPECT_FALSE(mfa.use_step(nul, 1));
  EXPECT_FALSE(mfa.use_recovery_code(nul, "d"));
}

TEST_F(PostgresTest, LocksGrowAndRunOut) {
  PgAttemptStore attempts(*pool_, LockoutPolicy{2, std::chrono::seconds(10),
                                                std::chrono::seconds(50), std::chrono::hours(24)});
  const auto lock_seconds = [this] {
    const auto row = database_.sql(
        "SELECT extract(epoch FROM locked_until - updated_at)::int, failures"
        " FROM login_attempts")[0];
    return std::pair(row[0].is_null() ? 0 : row[0].as<int>(), row[1].as<int>());
  };
  const auto let_time_pass = [this](const std::string& interval) {
    database_.sql("UPDATE login_attempts SET locked_until = locked_until - interval '" + interval +
                  "', updated_at = updated_at - interval '" + interval + "'");
  };
  std::vector<std::pair<int, int>> seen;
  for (int i = 0; i < 6; ++i) {
    EXPECT_TRUE(attempts.reserve("a@example.com"));
    seen.push_back(lock_seconds());
    let_time_pass("1 minute");
  }
  EXPECT_EQ(seen, (std::vector<std::pair<int, int>>{
                      {0, 1}, {10, 2}, {20, 3}, {40, 4}, {50, 5}, {50, 6}}));
  let_time_pass("25 hours");
  EXPECT_TRUE(attempts.reserve("a@example.com"));
  EXPECT_EQ(lock_seconds(), (std::pair{0, 1}));
  EXPECT_EQ(database_
                .sql("SELECT count(*) FROM login_attempts WHERE account = "
                     "sha256('a@example.com')")[0][0]
                .as<int>(),
            1);
}

TEST_F(PostgresTest, SuspensionDeletionAndTruncationRevokeTokens) {
  users_.add(kAlice);
  NewUser bob = kAlice;
  bob.id = "user_bbbbbbbbbbbbbbbb";
  bob.email_key = "b@example.com";
  users_.add(bob);
  const auto revoked = [this] {
    std::vector<std::string> rows;
    for (const auto& row :
         database_.sql("SELECT user_id || ' ' || min_epoch FROM token_revocations ORDER BY 1")) {
      rows.push_back(row[0].c_str());
    }
    return rows;
  };
  database_.sql("UPDATE users SET email = 'new@example.com'");
  EXPECT_THAT(revoked(), ::testing::IsEmpty());
  database_.sql("UPDATE users SET status = 'suspended' WHERE id = 'user_aaaaaaaaaaaaaaaa'");
  EXPECT_THAT(revoked(), ::testing::ElementsAre("user_aaaaaaaaaaaaaaaa 1"));
  database_.sql("UPDATE users SET status = 'active'");
  EXPECT_THAT(revoked(), ::testing::ElementsAre("user_aaaaaaaaaaaaaaaa 1"));
  database_.sql("UPDATE users SET status = 'suspended' WHERE id = 'user_aaaaaaaaaaaaaaaa'");
  EXPECT_THAT(revoked(), ::testing::ElementsAre("user_aaaaaaaaaaaaaaaa 2"));
  database_.sql("DELETE FROM users WHERE id = 'user_aaaaaaaaaaaaaaaa'");
  EXPECT_THAT(revoked(), ::testing::ElementsAre("user_aaaaaaaaaaaaaaaa 9223372036854775807"));
  database_.sql("TRUNCATE users CASCADE");
  EXPECT_THAT(revoked(), ::testing::ElementsAre("user_aaaaaaaaaaaaaaaa 9223372036854775807",
                                                "user_bbbbbbbbbbbbbbbb 9223372036854775807"));
}

TEST_F(PostgresTest, ADeletedUserTakesItsSecretsAlong) {
  users_.add(kAlice);
  PgMfaStore mfa(*pool_);
  ASSERT_TRUE(mfa.enable(kAlice.id, {"m1", "x"}, {"d"}));
  ASSERT_TRUE(mfa.use_step(kAlice.id, 7));
  EXPECT_FALSE(database_.sql("SELECT confirmed_at FROM mfa_secrets")[0][0].is_null());
  database_.sql("DELETE FROM users");
  EXPECT_EQ(database_
                .sql("SELECT (SELECT count(*) FROM mfa_secrets) +"
                     " (SELECT count(*) FROM recovery_codes)")[0][0]
                .as<int>(),
            0);
}

TEST(PoolTest, RefusesUntilItIsOpened) {
  TestDatabase database(false);
  PoolOptions options;
  options.connection_string = database.url();
  Pool pool(options);
  EXPECT_EQ(message_of<StoreUnavailable>([&] { answer(pool); }), "the database is not ready yet");
  pool.open();
  EXPECT_EQ(answer(pool), 42);
}

TEST_F(PostgresTest, ConnectionsAreOpenedWhenNeededAndUsedAgain) {
  const auto count = [this] {
    return database_
        .sql(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND application_name = 'auth-server'")[0][0]
        .as<int>();
  };
  EXPECT_EQ(count(), 0);
  for (int i = 0; i < 5; ++i) answer(*pool_);
  EXPECT_EQ(count(), 1);
}

TEST_F(PostgresTest, AFullPoolMakesWaitAndThenRefuses) {
  PoolOptions options;
  options.size = 1;
  options.acquire_timeout = milliseconds(20);
  const auto pool = make_pool(database_, options);
  std::string refusal;
  pool->read([&](pqxx::nontransaction&) {
    refusal = message_of<StoreUnavailable>([&] { answer(*pool); });
  });
  EXPECT_EQ(refusal, "all connections to the database are in use");
  EXPECT_EQ(answer(*pool), 42);
}

TEST_F(PostgresTest, IdleConnectionsThatBrokeAreReplacedUnnoticed) {
  users_.add(kAlice);
  database_.terminate_others();
  EXPECT_TRUE(users_.find(kAlice.id));
  database_.terminate_others();
  EXPECT_TRUE(std::holds_alternative<EmailTaken>(users_.add(kAlice)));
}

TEST_F(PostgresTest, AConnectionLostInUseIsReportedAndNothingIsWrittenTwice) {
  users_.add(kAlice);
  int runs = 0;
  // Fresh connections only: the first one breaks in use, and that is no old wound.
  const auto pool = make_pool(database_);
  EXPECT_EQ(message_of<StoreUnavailable>([&] {
              pool->write([&](pqxx::work& transaction) {
                ++runs;
                database_.terminate_others();
                transaction.exec("SELECT 1");
              });
            }),
            "the connection to the database broke");
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(answer(*pool), 42);
}

TEST_F(PostgresTest, ACommitInDoubtIsNeverRetried) {
  // A deferred trigger ends its own backend in the middle of COMMIT.
  database_.sql(
      "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
      " PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$");
  database_.sql(
      "CREATE CONSTRAINT TRIGGER die AFTER INSERT ON users DEFERRABLE INITIALLY DEFERRED"
      " FOR EACH ROW EXECUTE FUNCTION die()");
  answer(*pool_);  // An idle connection, where a lost one would be retried.
  EXPECT_EQ(message_of<StoreInDoubt>([&] { users_.add(kAlice); }),
            "the connection broke during a commit");
  database_.sql("DROP TRIGGER die ON users");
  EXPECT_EQ(users_.find(kAlice.id), std::nullopt);
  EXPECT_TRUE(std::holds_alternative<User>(users_.add(kAlice)));
}

TEST_F(PostgresTest, SerializationFailuresAreRetried) {
  users_.add(kAlice);
  int runs = 0;
  pool_->write([&](pqxx::work& transaction) {
    ++runs;
    transaction.exec("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
    transaction.exec("SELECT status FROM users");
    if (runs == 1) database_.sql("UPDATE users SET email = 'x@example.com'");
    transaction.exec("UPDATE users SET email = email || 'y'");
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(users_.find(kAlice.id)->email, "x@example.comy");
}

TEST_F(PostgresTest, StatementsAndLocksTimeOut) {
  PoolOptions options;
  options.connection_string = with_timeouts(
      database_.url(), {std::chrono::seconds(3), milliseconds(300), milliseconds(50)});
  const auto pool = make_pool(database_, options);
  EXPECT_EQ(message_of<StoreUnavailable>([&] {
              pool->read([](pqxx::nontransaction& t) { t.exec("SELECT pg_sleep(60)"); });
            }),
            "the database cannot answer now, SQLSTATE 57014");
  users_.add(kAlice);
  pool_->write([&](pqxx::work& holder) {
    holder.exec("UPDATE users SET email = 'held'");
    EXPECT_EQ(message_of<StoreUnavailable>([&] {
                pool->write([](pqxx::work& t) { t.exec("UPDATE users SET email = 'wanted'"); });
              }),
              "the database cannot answer now, SQLSTATE 55P03");
  });
  EXPECT_EQ(answer(*pool), 42);
}

TEST_F(PostgresTest, AServerThatFallsSilentIsCutOff) {
  PoolOptions options;
  options.answer_timeout = milliseconds(100);
  const auto pool = make_pool(database_, options);
  EXPECT_EQ(message_of<StoreUnavailable>([&] {
              pool->read([](pqxx::nontransaction& t) { t.exec("SELECT pg_sleep(60)"); });
            }),
            "the connection to the database broke");
  EXPECT_EQ(answer(*pool), 42);
}

TEST_F(PostgresTest, FaultsOfOursAreNotCalledUnavailableAndQuoteNothing) {
  EXPECT_EQ(message_of<std::runtime_error>([&] {
              pool_->read([](pqxx::nontransaction& t) { t.exec("SELECT 'secret'::int"); });
            }),
            "the database refused a statement, SQLSTATE 22P02");
  EXPECT_THROW(pool_->read([](pqxx::nontransaction&) { throw std::logic_error("mine"); }),
               std::logic_error);
  EXPECT_EQ(answer(*pool_), 42);
}

TEST(PoolTest, AServerThatIsNotThereIsNotAskedAgainAtOnce) {
  PoolOptions options;
  options.connection_string = "host=127.0.0.1 port=1 connect_timeout=2";
  options.shortest_backoff = std::chrono::hours(1);
  Pool pool(options);
  pool.open();
  EXPECT_EQ(message_of<StoreUnavailable>([&] { answer(pool); }), "the database cannot be reached");
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 1000; ++i) EXPECT_THROW(answer(pool), StoreUnavailable);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

TEST_F(PostgresTest, AMassOfKillsLosesNoCommit) {
  database_.sql("CREATE TABLE counter (n int)");
  database_.sql("INSERT INTO counter VALUES (0)");
  PoolOptions options;
  options.size = 4;
  const auto pool = make_pool(database_, options);
  std::atomic<int> committed = 0;
  std::atomic<int> doubtful = 0;
  std::atomic<bool> stop = false;
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&] {
      while (!stop) {
        try {
          pool->write([](pqxx::work& t) { t.exec("UPDATE counter SET n = n + 1"); });
          ++committed;
        } catch (const StoreInDoubt&) {
          ++doubtful;
        } catch (const StoreUnavailable&) {
          std::this_thread::yield();
        }
      }
    });
  }
  for (int i = 0; i < 10; ++i) {
    const int before = committed;
    while (committed < before + 20) std::this_thread::yield();
    database_.terminate_others();
  }
  stop = true;
  for (std::thread& thread : threads) thread.join();
  const int counted = database_.sql("SELECT n FROM counter")[0][0].as<int>();
  EXPECT_GE(counted, committed);
  EXPECT_LE(counted, committed + doubtful);
}

}  // namespace
}  // namespace auth

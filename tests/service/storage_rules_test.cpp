// What storage/ decides without a database.
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "storage/connection.hpp"
#include "storage/migrations.hpp"
#include "storage/pool.hpp"
#include "storage/revocation_feed.hpp"
#include "storage/watchdog.hpp"

namespace auth {
namespace {

TEST(ClassifyTest, SqlStates) {
  const std::vector<std::pair<std::string, SqlFault>> states = {
      {"40001", SqlFault::kRetry},
      {"40P01", SqlFault::kRetry},
      {"40003", SqlFault::kInDoubt},
      {"57014", SqlFault::kUnavailable},
      {"55P03", SqlFault::kUnavailable},
      {"53300", SqlFault::kUnavailable},
      {"53100", SqlFault::kUnavailable},
      {"25006", SqlFault::kUnavailable},
      {"57P01", SqlFault::kConnectionLost},
      {"57P03", SqlFault::kConnectionLost},
      {"08006", SqlFault::kConnectionLost},
      {"23505", SqlFault::kBug},
      {"42P01", SqlFault::kBug},
      {"", SqlFault::kBug}};
  for (const auto& [state, fault] : states) EXPECT_EQ(classify(state), fault) << state;
}

TEST(DatabaseUrlTest, BothFormsAreReadAndNothingElse) {
  EXPECT_EQ(check_database_url("postgresql://auth:secret@db:5433/auth?sslmode=require"),
            std::nullopt);
  EXPECT_EQ(check_database_url("host=db user=auth password='a b'"), std::nullopt);
  EXPECT_EQ(check_database_url(""), "is empty");
  EXPECT_EQ(check_database_url(std::string("host=a\0b", 8)), "holds a NUL");
  EXPECT_EQ(check_database_url("nonsense=1 password=secret"),
            "is neither a postgresql:// URI nor a list of keyword=value");
}

TEST(DatabaseUrlTest, TimeoutsAreAdded) {
  const DatabaseTimeouts timeouts = {std::chrono::seconds(3), std::chrono::milliseconds(5000),
                                     std::chrono::milliseconds(2000)};
  EXPECT_EQ(with_timeouts("postgresql://auth:a'b%5C@db/auth", timeouts),
            "application_name='auth-server' connect_timeout='3' dbname='auth' host='db' "
            "keepalives_count='3' keepalives_idle='10' keepalives_interval='5' "
            "options='-c statement_timeout=5000 -c lock_timeout=2000 "
            "-c idle_in_transaction_session_timeout=10000 -c timezone=UTC' "
            "password='a\\'b\\\\' tcp_user_timeout='25000' user='auth'");
  EXPECT_EQ(with_timeouts("host=db connect_timeout=9 application_name=x keepalives_idle=60 "
                          "options='-c a=b'",
                          timeouts),
            "application_name='x' connect_timeout='9' host='db' "
            "keepalives_count='3' keepalives_idle='60' keepalives_interval='5' "
            "options='-c statement_timeout=5000 -c lock_timeout=2000 "
            "-c idle_in_transaction_session_timeout=10000 -c timezone=UTC -c a=b' "
            "tcp_user_timeout='25000'");
  EXPECT_THROW(with_timeouts("nonsense", timeouts), std::invalid_argument);
}

TEST(ParseRevocationTest, ReadsWhatTheTriggerWrites) {
  EXPECT_EQ(parse_revocation("user_a 3 1780396200"), (Revocation{"user_a", "", 3, 1780396200}));
  EXPECT_EQ(parse_revocation("user_a 0 1780396200 s1"),
            (Revocation{"user_a", "s1", 0, 1780396200}));
  EXPECT_EQ(parse_revocation("user_a 9223372036854775807 1"),
            (Revocation{"user_a", "", INT64_MAX, 1}));
  for (const char* payload : {"", "user_a", "user_a 3", " 3 4", "user_a x 4", "user_a 3 4x",
                              "user_a 9223372036854775808 1"}) {
    EXPECT_EQ(parse_revocation(payload), std::nullopt) << payload;
  }
}

TEST(EmbeddedMigrationsTest, AreNumberedFromOne) {
  int version = 0;
  for (const Migration& migration : embedded_migrations()) {
    EXPECT_EQ(migration.version, ++version);
    EXPECT_FALSE(migration.sql.empty());
  }
  EXPECT_GE(version, 1);
}

class WatchdogTest : public ::testing::Test {
 protected:
  WatchdogTest() { EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends_.data()), 0); }
  ~WatchdogTest() override {
    close(ends_[0]);
    close(ends_[1]);
  }
  std::array<int, 2> ends_{};
};

TEST_F(WatchdogTest, CutsASocketThatTakesTooLong) {
  Watchdog watchdog;
  const Watchdog::Guard patient(watchdog, ends_[1], std::chrono::hours(1));
  const Watchdog::Guard guard(watchdog, ends_[0], std::chrono::milliseconds(1));
  char byte = 0;
  EXPECT_EQ(read(ends_[0], &byte, 1), 0);  // Would wait forever.
}

TEST_F(WatchdogTest, LeavesInPeaceWhoIsInTime) {
  Watchdog watchdog;
  { const Watchdog::Guard guard(watchdog, ends_[0], std::chrono::milliseconds(1000)); }
  std::array<int, 2> others{};
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, others.data()), 0);
  {
    const Watchdog::Guard guard(watchdog, others[0], std::chrono::milliseconds(1));
    char byte = 0;
    EXPECT_EQ(read(others[0], &byte, 1), 0);
  }
  EXPECT_EQ(write(ends_[1], "x", 1), 1);
  char byte = 0;
  EXPECT_EQ(read(ends_[0], &byte, 1), 1);
  close(others[0]);
  close(others[1]);
}

}  // namespace
}  // namespace auth

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <barrier>
#include <stdexcept>
#include <thread>

#include "encoding.hpp"
#include "service.hpp"

namespace auth::e2e {
namespace {

using specgen::testing::ServerCommand;
using specgen::testing::ServerProcess;
using ::testing::HasSubstr;
using ::testing::Not;

/// What the server says when it refuses to start with exactly this environment.
std::string refusal(const Settings& settings) {
  ServerCommand command;
  command.command = "exec env -i";
  for (const auto& [name, value] : settings) {
    command.command.append(" '").append(name).append("=").append(value).append("'");
  }
  command.command += " '" AUTH_SERVER "'";
  command.start_timeout = std::chrono::seconds(10);
  try {
    ServerProcess server(command);
  } catch (const std::runtime_error& error) {
    const std::string what = error.what();
    EXPECT_THAT(what, HasSubstr("the server ended before it was ready (exit status "));
    EXPECT_THAT(what, Not(HasSubstr("exit status 0")));
    return what.substr(what.find("  output:\n"));
  }
  return "it started";
}

std::string key(const std::string& id, std::size_t size) {
  return id + ":" + base64(secret_for(id, size));
}

TEST(Start, WithoutConfigurationNamesAllThatIsMissing) {
  const std::string output = refusal({});
  for (const std::string name :
       {"DATABASE_URL", "JWT_KEYS", "PASSWORD_PEPPERS", "MFA_ENCRYPTION_KEYS"}) {
    EXPECT_THAT(output, HasSubstr(name));
  }
}

TEST(Start, WithWeakSecretsNamesEachWithoutShowingIt) {
  const std::string output = refusal({{"DATABASE_URL", "postgresql:///none"},
                                      {"PORT", "99999"},
                                      {"JWT_KEYS", key("k1", 31)},
                                      {"PASSWORD_PEPPERS", "p1:not base64!"},
                                      {"MFA_ENCRYPTION_KEYS", key("m1", 33)},
                                      {"TEST_PASSWORD_COST", "4"}});
  for (const std::string name :
       {"PORT", "JWT_KEYS", "PASSWORD_PEPPERS", "MFA_ENCRYPTION_KEYS", "TEST_PASSWORD_COST"}) {
    EXPECT_THAT(output, HasSubstr(name));
  }
  EXPECT_THAT(output, Not(HasSubstr(key("k1", 31).substr(3))));
  EXPECT_THAT(output, Not(HasSubstr("not base64!")));
  EXPECT_THAT(output, Not(HasSubstr(key("m1", 33).substr(3))));
}

TEST(Start, RefusesOneSecretForTwoPurposes) {
  const std::string output = refusal({{"DATABASE_URL", "postgresql:///none"},
                                      {"JWT_KEYS", key("k1", 32)},
                                      {"PASSWORD_PEPPERS", key("k1", 32)},
                                      {"MFA_ENCRYPTION_KEYS", key("m1", 32)}});
  EXPECT_THAT(output, HasSubstr("PASSWORD_PEPPERS"));
  EXPECT_THAT(output, HasSubstr("JWT_KEYS"));
}

TEST(Start, RefusesASecretFileThatIsNotThere) {
  const std::string output = refusal({{"DATABASE_URL", "postgresql:///none"},
                                      {"JWT_KEYS_FILE", "/nowhere/jwt"},
                                      {"PASSWORD_PEPPERS", key("p1", 32)},
                                      {"MFA_ENCRYPTION_KEYS", key("m1", 32)}});
  EXPECT_THAT(output, HasSubstr("JWT_KEYS_FILE"));
  EXPECT_THAT(output, HasSubstr("/nowhere/jwt"));
}

TEST(Start, SaysThatThePortIsTaken) {
  const std::string root = service().base_url().substr(0, service().base_url().rfind("/v1"));
  const std::string port = root.substr(root.rfind(':') + 1);
  const std::string output = refusal({{"DATABASE_URL", service().database().url()},
                                      {"PORT", port},
                                      {"JWT_KEYS", key("k1", 32)},
                                      {"PASSWORD_PEPPERS", key("p1", 32)},
                                      {"MFA_ENCRYPTION_KEYS", key("m1", 32)}});
  EXPECT_THAT(output, HasSubstr(port));
  EXPECT_THAT(output, HasSubstr("in use"));
}

TEST(Start, ManyReplicasAtOnceMigrateAnEmptyDatabaseOnce) {
  constexpr std::size_t kReplicas = 4;
  auto database = std::make_shared<Database>();
  std::vector<int> statuses(kReplicas);
  std::barrier together(kReplicas);
  std::vector<std::thread> replicas;
  for (std::size_t i = 0; i < kReplicas; ++i) {
    replicas.emplace_back([&, i] {
      together.arrive_and_wait();
      const Service replica({}, database);
      statuses[i] = sign_up(replica, new_email()).status;
      together.arrive_and_wait();
    });
  }
  for (std::thread& replica : replicas) replica.join();
  EXPECT_THAT(statuses, ::testing::Each(201));
  EXPECT_EQ(database->run("SELECT count(*) FROM users"), std::to_string(kReplicas));
}

}  // namespace
}  // namespace auth::e2e

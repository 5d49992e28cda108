#include "config/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include "crypto/base64.hpp"

namespace auth {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string key(char first, int size = 32) {
  std::string bytes;
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(first + i);
  return base64_encode(bytes);
}

class ConfigTest : public ::testing::Test {
 protected:
  std::variant<Config, ConfigFaults> load() {
    return load_config([this](const char* name) -> const char* {
      const auto found = variables_.find(name);
      return found == variables_.end() ? nullptr : found->second.c_str();
    });
  }
  Config loaded() {
    auto result = load();
    if (const auto* faults = std::get_if<ConfigFaults>(&result)) {
      ADD_FAILURE() << ::testing::PrintToString(*faults);
      return {};
    }
    return std::get<Config>(std::move(result));
  }
  ConfigFaults faults() {
    const auto result = load();
    const auto* faults = std::get_if<ConfigFaults>(&result);
    return faults == nullptr ? ConfigFaults{} : *faults;
  }

  std::map<std::string, std::string> variables_ = {
      {"DATABASE_URL", "postgresql://auth@db/auth"},
      {"JWT_KEYS", "k1:" + key(0)},
      {"PASSWORD_PEPPERS", "p1:" + key(32)},
      {"MFA_ENCRYPTION_KEYS", "m1:" + key(64)},
  };
};

TEST_F(ConfigTest, DefaultsAreProduction) {
  const Config config = loaded();
  EXPECT_TRUE(config.is_production);
  EXPECT_EQ(config.listen_address, "127.0.0.1");
  EXPECT_EQ(config.port, 5000);
  EXPECT_EQ(config.password_cost, 12);
  EXPECT_EQ(config.token_lifetime, std::chrono::seconds(86400));
  EXPECT_EQ(config.max_body_bytes, 16384U);
  EXPECT_EQ(config.cpu_queue, 256U);
  EXPECT_EQ(config.cpu_threads, std::max(1U, std::thread::hardware_concurrency()));
  EXPECT_EQ(config.pool_size, config.cpu_threads + config.worker_threads);
  EXPECT_EQ(config.totp_window, 1U);
  EXPECT_EQ(config.jwt_issuer, "auth-server");
  EXPECT_TRUE(config.access_log);
  ASSERT_EQ(config.jwt_keys.size(), 1U);
  EXPECT_EQ(config.jwt_keys[0].id, "k1");
  EXPECT_EQ(base64_encode(config.jwt_keys[0].secret.view()), key(0));
}

TEST_F(ConfigTest, EverythingMissingIsSaidAtOnce) {
  variables_.clear();
  EXPECT_THAT(faults(),
              ElementsAre("DATABASE_URL is not set", "JWT_KEYS is not set",
                          "PASSWORD_PEPPERS is not set", "MFA_ENCRYPTION_KEYS is not set"));
}

TEST_F(ConfigTest, EverythingWrongIsSaidAtOnceAndNoSecretIsRepeated) {
  variables_ = {{"AUTH_ENV", "staging"},
                {"PORT", "65536"},
                {"ACCESS_LOG", "maybe"},
                {"DATABASE_URL", "hunter2 is no url"},
                {"JWT_KEYS", "k1:" + key(0, 31)},
                {"PASSWORD_PEPPERS", "hunter2"},
                {"MFA_ENCRYPTION_KEYS", "m1:" + key(0, 33) + " m2:***"},
                {"JWT_ISSUER", "a\"b"},
                {"MFA_ISSUER", "a:b"}};
  const ConfigFaults found = faults();
  EXPECT_THAT(
      found,
      ElementsAre("AUTH_ENV must be 'production' or 'development'",
                  "PORT must be an integer from 0 to 65535", "ACCESS_LOG must be 'on' or 'off'",
                  "DATABASE_URL is neither a postgresql:// URI nor a list of keyword=value",
                  "JWT_KEYS key 'k1' must have 32 to 512 bytes, it has 31",
                  "PASSWORD_PEPPERS must hold keys written as id:base64, the id of 1 to 32 of "
                  "[A-Za-z0-9_-]",
                  "MFA_ENCRYPTION_KEYS key 'm1' must have 32 bytes, it has 33",
                  "MFA_ENCRYPTION_KEYS key 'm2' is not base64",
                  "JWT_ISSUER must be up to 100 printable ASCII characters without any of \"\\",
                  "MFA_ISSUER must be up to 100 printable ASCII characters without any of :"));
  EXPECT_THAT(::testing::PrintToString(found), Not(HasSubstr("hunter2")));
}

TEST_F(ConfigTest, WeakKeysAreRefused) {
  variables_["JWT_KEYS"] = "k1:" + base64_encode(std::string(32, 'a'));
  variables_["PASSWORD_PEPPERS"] = "p1:" + base64_encode("changechangechangechangechangeme");
  EXPECT_THAT(faults(), ElementsAre("JWT_KEYS key 'k1' is not random",
                                    "PASSWORD_PEPPERS key 'p1' is not random"));
}

TEST_F(ConfigTest, OneSecretHasOnePurpose) {
  variables_["PASSWORD_PEPPERS"] = "p1:" + key(0);
  variables_["MFA_ENCRYPTION_KEYS"] = "m1:" + key(64) + ",m1:" + key(96);
  EXPECT_THAT(faults(), ElementsAre("MFA_ENCRYPTION_KEYS holds two keys 'm1'",
                                    "PASSWORD_PEPPERS key 'p1' is also JWT_KEYS key 'k1'"));
}

TEST_F(ConfigTest, KeysKeepTheirOrder) {
  variables_["JWT_KEYS"] = "k2:" + key(1) + ", k1:" + key(0) + "\n";
  const Config config = loaded();
  ASSERT_EQ(config.jwt_keys.size(), 2U);
  EXPECT_EQ(config.jwt_keys[0].id, "k2");
  EXPECT_EQ(config.jwt_keys[1].id, "k1");
  variables_["JWT_KEYS"] = " , ";
  EXPECT_THAT(faults(), ElementsAre("JWT_KEYS holds no key"));
}

TEST_F(ConfigTest, TestSettingsAreRefusedInProduction) {
  variables_["TEST_PASSWORD_COST"] = "4";
  variables_["TEST_TOKEN_LIFETIME_SECONDS"] = "2";
  EXPECT_THAT(faults(),
              ElementsAre("TEST_PASSWORD_COST is for tests: it needs AUTH_ENV=development",
                          "TEST_TOKEN_LIFETIME_SECONDS is for tests: it needs "
                          "AUTH_ENV=development"));
  variables_["AUTH_ENV"] = "development";
  const Config config = loaded();
  EXPECT_EQ(config.password_cost, 4);
  EXPECT_EQ(config.token_lifetime, std::chrono::seconds(2));
  EXPECT_FALSE(config.is_production);
  variables_["TEST_PASSWORD_COST"] = "3";
  EXPECT_THAT(faults(), ElementsAre("TEST_PASSWORD_COST must be an integer from 4 to 15"));
}

TEST_F(ConfigTest, DevelopmentNeedsRealSecretsAsWell) {
  variables_["AUTH_ENV"] = "development";
  variables_.erase("JWT_KEYS");
  EXPECT_THAT(faults(), ElementsAre("JWT_KEYS is not set"));
}

TEST_F(ConfigTest, LockoutLeavesRoomForSimultaneousLogIns) {
  variables_["CPU_THREADS"] = "8";
  variables_["LOCKOUT_THRESHOLD"] = "8";
  EXPECT_THAT(faults(), ElementsAre("LOCKOUT_THRESHOLD must be more than CPU_THREADS, or "
                                    "simultaneous log-ins of one user lock the account"));
  variables_["LOCKOUT_THRESHOLD"] = "9";
  EXPECT_EQ(loaded().lockout.threshold, 9);
  variables_.erase("LOCKOUT_THRESHOLD");
  variables_["CPU_THREADS"] = "32";
  EXPECT_EQ(loaded().lockout.threshold, 64);
}

TEST_F(ConfigTest, AddressesAreNumbers) {
  for (const char* address : {"0.0.0.0", "127.0.0.2", "::", "::1", "2001:db8::7"}) {
    variables_["LISTEN_ADDRESS"] = address;
    EXPECT_EQ(loaded().listen_address, address);
  }
  for (const char* address : {"localhost", "127.1", "127.0.0.1:5000", "[::1]", " ::1"}) {
    variables_["LISTEN_ADDRESS"] = address;
    EXPECT_THAT(faults(), ElementsAre("LISTEN_ADDRESS must be an IPv4 or IPv6 address in numbers"))
        << address;
  }
}

TEST_F(ConfigTest, IntegersAreReadWhole) {
  for (const char* text : {"", "0", "65535"}) {
    variables_["PORT"] = text;
    EXPECT_EQ(loaded().port, *text == '\0' ? 5000 : std::stoi(text));
  }
  for (const char* text : {"-1", "80 ", " 80", "8o", "0x50", "80.0", "99999999999999999999"}) {
    variables_["PORT"] = text;
    EXPECT_THAT(faults(), ElementsAre("PORT must be an integer from 0 to 65535")) << text;
  }
}

class ConfigFileTest : public ConfigTest {
 protected:
  ConfigFileTest() : path_(std::filesystem::temp_directory_path() / "config_test_XXXXXX") {
    std::string name = path_.string();
    const int descriptor = mkstemp(name.data());
    EXPECT_GE(descriptor, 0);
    close(descriptor);
    path_ = name;
  }
  ~ConfigFileTest() override { std::filesystem::remove(path_); }
  void write(const std::string& content) { std::ofstream(path_, std::ios::binary) << content; }

  std::filesystem::path path_;
};

TEST_F(ConfigFileTest, SecretsComeFromFiles) {
  write("k7:" + key(7) + "\r\n");
  variables_.erase("JWT_KEYS");
  variables_["JWT_KEYS_FILE"] = path_.string();
  EXPECT_EQ(loaded().jwt_keys.at(0).id, "k7");
}

TEST_F(ConfigFileTest, BothFormsAtOnceAreRefused) {
  variables_["JWT_KEYS_FILE"] = path_.string();
  EXPECT_THAT(faults(), ElementsAre("JWT_KEYS and JWT_KEYS_FILE are both set"));
}

TEST_F(ConfigFileTest, UnusableFilesAreNamed) {
  variables_.erase("JWT_KEYS");
  variables_["JWT_KEYS_FILE"] = path_.string();
  write(" \n");
  EXPECT_THAT(faults(), ElementsAre("JWT_KEYS_FILE names a file that is empty or larger than 64 "
                                    "KiB: " +
                                    path_.string()));
  write(std::string(70000, 'x'));
  EXPECT_THAT(faults(), ElementsAre("JWT_KEYS_FILE names a file that is empty or larger than 64 "
                                    "KiB: " +
                                    path_.string()));
  variables_["JWT_KEYS_FILE"] = path_.string() + "-is-missing";
  EXPECT_THAT(faults(), ElementsAre("JWT_KEYS_FILE names a file that cannot be read: " +
                                    path_.string() + "-is-missing"));
}

}  // namespace
}  // namespace auth

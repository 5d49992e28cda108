#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "encoding.hpp"
#include "qr.hpp"
#include "service.hpp"
#include "together.hpp"

namespace auth::e2e {
namespace {

using ::testing::AnyOf;
using ::testing::MatchesRegex;
using ::testing::SizeIs;

constexpr std::int64_t kStep = 30;  // seconds

/// An account whose MFA is on.
struct MfaAccount : Account {
  explicit MfaAccount(const Service& at) : Account(at, "mfa") {
    response = at.post("/mfa/enable", token);
    const Json body = json(response);
    if (response.status != 200) throw std::runtime_error("/mfa/enable failed: " + response.body);
    secret = body.at("secret");
    qr_code = body.at("qrCode");
    recovery_codes = body.at("recoveryCodes").get<std::vector<std::string>>();
  }

  HttpResponse response;
  std::string secret;
  std::string qr_code;
  std::vector<std::string> recovery_codes;
};

/// Six digits that are none of the codes around now.
std::string wrong_code(const std::string& secret) {
  std::set<std::string> right;
  for (int step = -3; step <= 3; ++step) right.insert(totp(secret, now() + step * kStep));
  for (const std::string& code : std::vector<std::string>{"000000", "111111", "222222", "333333",
                                                          "444444", "555555", "666666", "777777"}) {
    if (!right.contains(code)) return code;
  }
  throw std::logic_error("seven steps have eight codes");
}

TEST(Mfa, EnableAnswersWithASecretThatItsQrCodeShows) {
  const MfaAccount account(service());
  EXPECT_EQ(*account.response.header("Cache-Control"), "no-store");
  EXPECT_THAT(account.secret, MatchesRegex("[A-Z2-7]{32}"));
  const Picture modules = modules_of(picture_of(account.qr_code));
  std::string encoded = account.email;
  encoded.replace(encoded.find('@'), 1, "%40");
  EXPECT_TRUE(is_qr_code_of(
      modules, "otpauth://totp/Auth%20Service:" + encoded + "?secret=" + account.secret +
                   "&issuer=Auth%20Service&algorithm=SHA1&digits=6&period=30"));
  EXPECT_FALSE(is_qr_code_of(modules, "otpauth://totp/Auth%20Service:" + encoded));
  EXPECT_EQ(json(service().get("/me", account.token)).at("mfaEnabled"), true);
}

TEST(Mfa, ASecondEnableIsRefusedAndKeepsTheSecret) {
  const MfaAccount account(service());
  EXPECT_TRUE(is_error(service().post("/mfa/enable", account.token), 400, "mfa_already_enabled"));
  EXPECT_EQ(log_in_with_code(service(), account.email, totp(account.secret, now())).status, 200);
}

TEST(Mfa, OneOfManyEnablesAtOnceWins) {
  const Account account(service());
  const auto responses =
      together(8, [&](std::size_t) { return service().post("/mfa/enable", account.token); });
  EXPECT_EQ(count_status(responses, 200), 1U);
  EXPECT_EQ(count_status(responses, 400), 7U);
  for (const HttpResponse& response : responses) {
    if (response.status != 200) continue;
    const std::string secret = json(response).at("secret");
    EXPECT_EQ(log_in_with_code(service(), account.email, totp(secret, now())).status, 200);
  }
}

TEST(Mfa, LogInNeedsTheCode) {
  const MfaAccount account(service());
  EXPECT_TRUE(is_error(log_in(service(), account.email), 400, "invalid_mfa"));
  EXPECT_TRUE(is_error(log_in_with_code(service(), account.email, wrong_code(account.secret)), 400,
                       "invalid_mfa"));
  const HttpResponse right =
      log_in_with_code(service(), account.email, totp(account.secret, now()));
  ASSERT_EQ(right.status, 200) << right.body;
  EXPECT_EQ(json(right).at("user").at("mfaEnabled"), true);
}

TEST(Mfa, TheCodeIsAskedForOnlyAfterTheRightPassword) {
  const MfaAccount account(service());
  EXPECT_TRUE(is_error(log_in(service(), account.email, "Wrong1234"), 401, "invalid_credentials"));
  const HttpResponse with_code =
      service().post("/login", Json{{"email", account.email},
                                    {"password", "Wrong1234"},
                                    {"mfaCode", totp(account.secret, now())}});
  EXPECT_TRUE(is_error(with_code, 401, "invalid_credentials"));
}

TEST(Mfa, ACodeIsAcceptedOnce) {
  const MfaAccount account(service());
  const std::string code = totp(account.secret, now());
  EXPECT_EQ(log_in_with_code(service(), account.email, code).status, 200);
  EXPECT_TRUE(is_error(log_in_with_code(service(), account.email, code), 400, "invalid_mfa"));
}

TEST(Mfa, AfterALaterCodeAnEarlierOneIsWorthless) {
  const MfaAccount account(service());
  const std::int64_t at = now();
  EXPECT_EQ(log_in_with_code(service(), account.email, totp(account.secret, at + kStep)).status,
            200);
  EXPECT_TRUE(is_error(log_in_with_code(service(), account.email, totp(account.secret, at)), 400,
                       "invalid_mfa"));
}

TEST(Mfa, OneOfManyLogInsWithACodeWins) {
  const MfaAccount account(service());
  const std::string code = totp(account.secret, now());
  const auto responses =
      together(10, [&](std::size_t) { return log_in_with_code(service(), account.email, code); });
  EXPECT_EQ(count_status(responses, 200), 1U);
  EXPECT_EQ(count_status(responses, 400), 9U);
}

TEST(Mfa, CodesFarFromNowAreWrong) {
  const MfaAccount account(service());
  for (const int step : {-10, -3, 3, 10}) {
    EXPECT_TRUE(is_error(
        log_in_with_code(service(), account.email, totp(account.secret, now() + step * kStep)), 400,
        "invalid_mfa"))
        << step;
  }
}

TEST(Mfa, OnlySixAsciiDigitsAreACode) {
  const MfaAccount account(service());
  const std::string code = totp(account.secret, now());
  std::string full_width;
  for (const char digit : code)
    full_width += {'\xEF', '\xBC', static_cast<char>(digit - '0' + 0x90)};
  for (const std::string& odd : {code + "0", "0" + code, code.substr(0, 5), " " + code, code + " ",
                                 code + std::string(1, '\0'), full_width, "+" + code,
                                 code.substr(0, 3) + " " + code.substr(3), std::string()}) {
    EXPECT_TRUE(is_error(log_in_with_code(service(), account.email, odd), 400, "invalid_mfa"))
        << odd;
  }
  EXPECT_EQ(log_in_with_code(service(), account.email, code).status, 200);
}

TEST(Mfa, ACodeThatIsNoStringIsRefusedBeforeAnything) {
  const MfaAccount account(service());
  const HttpResponse response = service().post(
      "/login", Json{{"email", account.email}, {"password", kPassword}, {"mfaCode", 123456}});
  EXPECT_TRUE(is_error(response, 400, "invalid_request"));
  EXPECT_THAT(keywords_at(response, "/mfaCode"), ::testing::ElementsAre("type"));
}

TEST(Mfa, AnotherAccountsCodeIsWrong) {
  const MfaAccount account(service());
  const MfaAccount other(service());
  EXPECT_TRUE(is_error(log_in_with_code(service(), account.email, totp(other.secret, now())), 400,
                       "invalid_mfa"));
  EXPECT_TRUE(is_error(log_in_with_code(service(), account.email, other.recovery_codes[0]), 400,
                       "invalid_mfa"));
}

TEST(Mfa, RecoveryCodesWorkOnceEach) {
  const MfaAccount account(service());
  ASSERT_THAT(account.recovery_codes, SizeIs(10));
  EXPECT_EQ(
      std::set<std::string>(account.recovery_codes.begin(), account.recovery_codes.end()).size(),
      10U);
  for (const std::string& code : account.recovery_codes) {
    EXPECT_EQ(log_in_with_code(service(), account.email, code).status, 200) << code;
    EXPECT_TRUE(is_error(log_in_with_code(service(), account.email, code), 400, "invalid_mfa"));
  }
}

TEST(Mfa, OneOfManyLogInsWithARecoveryCodeWins) {
  const MfaAccount account(service());
  const auto responses = together(10, [&](std::size_t) {
    return log_in_with_code(service(), account.email, account.recovery_codes[0]);
  });
  EXPECT_EQ(count_status(responses, 200), 1U);
  EXPECT_EQ(count_status(responses, 400), 9U);
}

TEST(Mfa, SecretsAreSealedInTheDatabase) {
  const MfaAccount account(service());
  Database& database = service().database();
  EXPECT_EQ(database.run("SELECT count(*) FROM mfa_secrets WHERE user_id = '" + account.id + "'"),
            "1");
  EXPECT_EQ(database.run("SELECT count(*) FROM mfa_secrets WHERE position('" + account.secret +
                         "'::bytea IN secret) > 0"),
            "0");
  EXPECT_EQ(database.run("SELECT count(*) FROM recovery_codes r WHERE position('" +
                         account.recovery_codes[0] + "' IN r::text) > 0"),
            "0");
}

TEST(Mfa, GuessingCodesLocksTheAccount) {
  Service strict(
      {{"CPU_THREADS", "1"}, {"LOCKOUT_THRESHOLD", "3"}, {"LOCKOUT_FIRST_SECONDS", "3600"}});
  const MfaAccount account(strict);
  const std::string wrong = wrong_code(account.secret);
  int refused = 0;
  for (int i = 0; i < 6; ++i) {
    const int status = log_in_with_code(strict, account.email, wrong).status;
    EXPECT_THAT(status, AnyOf(400, 401));
    refused += status == 401 ? 1 : 0;
  }
  EXPECT_GE(refused, 2) << "the account never locked";
  EXPECT_EQ(log_in_with_code(strict, account.email, totp(account.secret, now())).status, 401);
}

}  // namespace
}  // namespace auth::e2e

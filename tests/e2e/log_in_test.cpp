#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service.hpp"
#include "together.hpp"

namespace auth::e2e {
namespace {

TEST(LogIn, AnswersWithTheAccountAndAToken) {
  const Account account(service());
  const HttpResponse response = log_in(service(), account.email);
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_EQ(*response.header("Content-Type"), "application/json");
  EXPECT_EQ(*response.header("Cache-Control"), "no-store");
  EXPECT_EQ(json(response).at("user").at("id"), account.id);
}

TEST(LogIn, TheAddressMayBeWrittenInAnotherCase) {
  const std::string email = new_email("Mixed.Case");
  ASSERT_EQ(sign_up(service(), email).status, 201);
  std::string other = email;
  for (char& c : other) {
    c = static_cast<char>(std::isupper(static_cast<unsigned char>(c)) != 0 ? std::tolower(c)
                                                                           : std::toupper(c));
  }
  const HttpResponse response = log_in(service(), other);
  ASSERT_EQ(response.status, 200);
  EXPECT_EQ(json(response).at("user").at("email"), email) << "kept as typed at sign-up";
}

TEST(LogIn, SpacesAroundThePasswordCount) {
  const std::string email = new_email();
  ASSERT_EQ(sign_up(service(), email, " Pass1234 ").status, 201);
  EXPECT_EQ(log_in(service(), email, " Pass1234 ").status, 200);
  EXPECT_EQ(log_in(service(), email, "Pass1234").status, 401);
  EXPECT_EQ(log_in(service(), email, " Pass1234").status, 401);
}

TEST(LogIn, EveryCharacterOfALongPasswordCounts) {
  const std::string email = new_email();
  const std::string password = "Pass" + std::string(252, '1');
  ASSERT_EQ(sign_up(service(), email, password).status, 201);
  for (const std::size_t at : {4U, 71U, 72U, 73U, 128U, 255U}) {
    std::string other = password;
    other[at] = '2';
    EXPECT_EQ(log_in(service(), email, other).status, 401) << "character " << at;
  }
  EXPECT_EQ(log_in(service(), email, password).status, 200);
}

TEST(LogIn, AMalformedStoredHashIsNoMatch) {
  for (const std::string hash : {"", "garbage", "$2b$12$short", "$1$abc$def", "*0"}) {
    const Account account(service());
    service().database().run("UPDATE users SET password_hash = '" + hash + "' WHERE id = '" +
                             account.id + "'");
    EXPECT_TRUE(is_error(log_in(service(), account.email), 401, "invalid_credentials")) << hash;
  }
}

/// Everything but what differs from answer to answer anyway.
std::string comparable(const HttpResponse& response) {
  Json body = json(response);
  body.erase("requestId");
  std::string text = std::to_string(response.status) + "\n" + body.dump();
  for (const NameValue& header : response.headers) {
    if (header.name == "Date" || header.name == "X-Request-Id") continue;
    text += "\n" + header.name + ": " + header.value;
  }
  return text;
}

TEST(LogIn, RefusalsLookTheSame) {
  const Account known(service());
  const Account suspended(service());
  service().database().run("UPDATE users SET status = 'suspended' WHERE id = '" + suspended.id +
                           "'");
  const HttpResponse unknown = log_in(service(), new_email("unknown"));
  ASSERT_TRUE(is_error(unknown, 401, "invalid_credentials"));
  ASSERT_NE(unknown.header("WWW-Authenticate"), nullptr);
  EXPECT_EQ(*unknown.header("WWW-Authenticate"), "Bearer realm=\"api\"");
  EXPECT_EQ(comparable(log_in(service(), known.email, "Wrong1234")), comparable(unknown));
  EXPECT_EQ(comparable(log_in(service(), suspended.email)), comparable(unknown));
  EXPECT_EQ(comparable(log_in(service(), suspended.email, "Wrong1234")), comparable(unknown));
}

TEST(LogIn, ALockedAccountLooksTheSameAndOpensAgain) {
  Service strict(
      {{"CPU_THREADS", "1"}, {"LOCKOUT_THRESHOLD", "2"}, {"LOCKOUT_FIRST_SECONDS", "3600"}});
  const Account account(strict);
  const HttpResponse first = log_in(strict, account.email, "Wrong1234");
  ASSERT_TRUE(is_error(first, 401, "invalid_credentials"));
  log_in(strict, account.email, "Wrong1234");
  log_in(strict, account.email, "Wrong1234");
  EXPECT_EQ(comparable(log_in(strict, account.email)), comparable(first));
  strict.database().run("UPDATE login_attempts SET locked_until = now() - interval '1 second'");
  EXPECT_EQ(log_in(strict, account.email).status, 200);
}

TEST(LogIn, ParallelGuessesDoNotGetAroundTheLock) {
  Service strict(
      {{"CPU_THREADS", "2"}, {"LOCKOUT_THRESHOLD", "3"}, {"LOCKOUT_FIRST_SECONDS", "3600"}});
  const Account account(strict);
  // Were the count not taken before the hash, all twelve would be tried.
  together(12, [&](std::size_t) { return log_in(strict, account.email, "Wrong1234"); });
  EXPECT_EQ(strict.database().run("SELECT count(*) FROM login_attempts WHERE failures >= 3 "
                                  "AND locked_until > now()"),
            "1");
  EXPECT_EQ(log_in(strict, account.email).status, 401);
}

TEST(LogIn, RightPasswordsAtOnceDoNotLockAnybodyOut) {
  const Account account(service());
  const auto responses =
      together(30, [&](std::size_t) { return log_in(service(), account.email); });
  EXPECT_EQ(count_status(responses, 200), 30U);
}

}  // namespace
}  // namespace auth::e2e

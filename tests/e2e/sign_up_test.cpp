#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <set>

#include "encoding.hpp"
#include "service.hpp"
#include "together.hpp"

namespace auth::e2e {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;

std::vector<std::string> names(const Json& object) {
  std::vector<std::string> result;
  for (const auto& [name, value] : object.items()) result.push_back(name);
  return result;
}

std::string repeat(const std::string& text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

TEST(SignUp, AnswersWithTheAccountAndAToken) {
  const std::string email = new_email("First.Last");
  const std::int64_t before = now();
  const HttpResponse response = sign_up(service(), email);
  ASSERT_EQ(response.status, 201) << response.body;
  EXPECT_EQ(*response.header("Content-Type"), "application/json");
  EXPECT_EQ(*response.header("Cache-Control"), "no-store");
  const Json body = json(response);
  EXPECT_THAT(names(body), ElementsAre("user", "token"));
  const Json& user = body.at("user");
  EXPECT_THAT(names(user), ElementsAre("id", "email", "status", "mfaEnabled", "createdAt"));
  EXPECT_THAT(user.at("id").get<std::string>(), MatchesRegex("user_[a-z0-9]{16}"));
  EXPECT_EQ(user.at("email"), email);
  EXPECT_EQ(user.at("status"), "active");
  EXPECT_EQ(user.at("mfaEnabled"), false);
  EXPECT_THAT(user.at("createdAt").get<std::string>(),
              MatchesRegex("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z"));
  EXPECT_THAT(names(body.at("token")), ElementsAre("accessToken", "expiresAt"));
  const auto expires_at = body.at("token").at("expiresAt").get<std::int64_t>();
  EXPECT_GE(expires_at, before + 86400);
  EXPECT_LE(expires_at, now() + 86400);
}

TEST(SignUp, ThenLogInThenMe) {
  const std::string email = new_email();
  const Json signed_up = json(sign_up(service(), email));
  const Json logged_in = json(log_in(service(), email));
  EXPECT_EQ(logged_in.at("user"), signed_up.at("user"));
  EXPECT_NE(logged_in.at("token").at("accessToken"), signed_up.at("token").at("accessToken"));
  const Json me = json(service().get("/me", logged_in.at("token").at("accessToken")));
  EXPECT_EQ(me, signed_up.at("user"));
}

TEST(SignUp, StoresSaltedBcryptHashesOnly) {
  const Account one(service());
  const Account other(service());
  Database& database = service().database();
  const auto hash_of = [&](const Account& account) {
    return database.run("SELECT password_hash FROM users WHERE id = '" + account.id + "'");
  };
  EXPECT_THAT(hash_of(one), MatchesRegex("\\$2b\\$04\\$[./A-Za-z0-9]{53}"));
  EXPECT_NE(hash_of(one), hash_of(other));
  EXPECT_EQ(database.run("SELECT count(*) FROM users u WHERE u::text LIKE '%Pass1234%'"), "0");
}

TEST(SignUp, HashesAtCostTwelveUnlessToldOtherwise) {
  Service real(Settings{{"TEST_PASSWORD_COST", "12"}});
  const Account account(real);
  EXPECT_THAT(real.database().run("SELECT password_hash FROM users"),
              MatchesRegex("\\$2b\\$12\\$[./A-Za-z0-9]{53}"));
}

TEST(SignUp, AcceptsThePasswordsThatItShould) {
  for (const std::string& password : std::vector<std::string>{
           "Pass1234", "MyP@ssw0rd!", "Pass" + repeat("1", 252), " Lead1ng and trailing ",
           "Aa1" + repeat("é", 253), "Aa1" + repeat("🔑", 253)}) {
    const std::string email = new_email();
    EXPECT_EQ(sign_up(service(), email, password).status, 201) << password;
    EXPECT_EQ(log_in(service(), email, password).status, 200) << password;
  }
}

struct Refused {
  std::string password;
  std::string reason;  // part of the violation's message
};

// What GoogleTest prints of it.
std::ostream& operator<<(std::ostream& out, const Refused& refused) {
  return out << refused.password;
}

class RefusedPassword : public ::testing::TestWithParam<Refused> {};

TEST_P(RefusedPassword, NamesItsReasonAndLeavesNothingBehind) {
  const std::string email = new_email();
  const HttpResponse response = sign_up(service(), email, GetParam().password);
  ASSERT_TRUE(is_error(response, 400, "invalid_request"));
  const Json body = json(response);
  ASSERT_EQ(body.at("violations").size(), 1U) << response.body;
  EXPECT_EQ(body.at("violations").at(0).at("in"), "body");
  EXPECT_EQ(body.at("violations").at(0).at("pointer"), "/password");
  EXPECT_THAT(body.at("violations").at(0).at("message").get<std::string>(),
              HasSubstr(GetParam().reason));
  EXPECT_THAT(response.body, ::testing::Not(HasSubstr(GetParam().password)));
  EXPECT_EQ(sign_up(service(), email).status, 201) << "the refused sign-up took the address";
}

INSTANTIATE_TEST_SUITE_P(
    Vectors, RefusedPassword,
    ::testing::Values(Refused{"Pass123", "8 characters"}, Refused{"password1", "upper-case"},
                      Refused{"PASSWORD1", "lower-case"}, Refused{"Passaaaa", "digit"},
                      Refused{"Password", "digit"},
                      Refused{"Pass" + std::string(253, '1'), "256 characters"}),
    [](const auto& tested) { return "Vector" + std::to_string(tested.index); });

TEST(SignUp, NamesEverythingThatIsWrongAtOnce) {
  const HttpResponse response =
      service().post("/signup", Json{{"email", "nobody"}, {"password", "abc"}});
  ASSERT_TRUE(is_error(response, 400, "invalid_request"));
  EXPECT_THAT(keywords_at(response, "/email"), ElementsAre("format"));
  EXPECT_THAT(keywords_at(response, "/password"), ElementsAre("minLength", "pattern", "pattern"));
}

TEST(SignUp, ATakenAddressKeepsItsAccount) {
  const Account account(service());
  EXPECT_TRUE(is_error(sign_up(service(), account.email, "Other5678"), 409, "user_already_exists"));
  EXPECT_EQ(log_in(service(), account.email).status, 200);
  EXPECT_TRUE(is_error(log_in(service(), account.email, "Other5678"), 401, "invalid_credentials"));
}

// One round may miss a gap of microseconds between looking and inserting.
class SignUpRace : public ::testing::TestWithParam<int> {};

TEST_P(SignUpRace, OneOfManyWinsAndItsTokenWorks) {
  constexpr std::size_t kClients = 20;
  const std::string email = new_email("race");
  const auto responses = together(kClients, [&](std::size_t i) {
    return sign_up(service(), email, "Pass1234-" + std::to_string(i));
  });
  EXPECT_EQ(count_status(responses, 201), 1U);
  EXPECT_EQ(count_status(responses, 409), kClients - 1);
  EXPECT_EQ(service().database().run("SELECT count(*) FROM users WHERE email = '" + email + "'"),
            "1");
  for (std::size_t i = 0; i < kClients; ++i) {
    const bool winner = responses[i].status == 201;
    if (winner) {
      const std::string token = json(responses[i]).at("token").at("accessToken");
      EXPECT_EQ(service().get("/me", token).status, 200);
    }
    EXPECT_EQ(log_in(service(), email, "Pass1234-" + std::to_string(i)).status, winner ? 200 : 401);
  }
}

INSTANTIATE_TEST_SUITE_P(Rounds, SignUpRace, ::testing::Range(1, 6));

TEST(SignUp, IdsAreRandom) {
  std::set<std::string> ids;
  for (int i = 0; i < 20; ++i) ids.insert(Account(service()).id);
  EXPECT_EQ(ids.size(), 20U);
  std::set<char> letters;
  for (const std::string& id : ids) letters.insert(id.begin() + 5, id.end());
  EXPECT_GT(letters.size(), 30U);  // Of 36; 320 draws miss five or more once in thousands of years.
}

}  // namespace
}  // namespace auth::e2e

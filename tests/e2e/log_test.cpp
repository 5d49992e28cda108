#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <sstream>

#include "encoding.hpp"
#include "service.hpp"
#include "token.hpp"

namespace auth::e2e {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Everything that a service wrote, once it has ended.
std::string output_of(Service& stopped) {
  stopped.process().signal(SIGTERM);
  EXPECT_TRUE(stopped.process().wait(std::chrono::seconds(20)));
  return stopped.process().output();
}

/// The parts of a token that must not be found anywhere.
std::vector<std::string> parts(const std::string& token) {
  const std::size_t first = token.find('.');
  const std::size_t last = token.rfind('.');
  return {token.substr(first + 1, last - first - 1), token.substr(last + 1)};
}

TEST(Log, HoldsNothingPersonalAndNoSecret) {
  Service quiet;
  std::vector<std::string> secrets = {"Pass1234",          "Secret-Guess-9",     "hunter2!",
                                      base64(token_key()), "secret-query-value", "example.com"};
  const Account account(quiet, "Confidential.Person");
  secrets.push_back("onfidential");
  for (const std::string& part : parts(account.token)) secrets.push_back(part);
  const HttpResponse mfa = quiet.post("/mfa/enable", account.token);
  const Json factor = json(mfa);
  secrets.push_back(factor.at("secret"));
  for (const Json& code : factor.at("recoveryCodes")) secrets.push_back(code);
  const std::string code = totp(factor.at("secret"), now());
  ASSERT_EQ(log_in_with_code(quiet, account.email, code).status, 200);
  log_in_with_code(quiet, account.email, code);
  log_in_with_code(quiet, account.email, factor.at("recoveryCodes").at(0));
  log_in(quiet, account.email, "Secret-Guess-9");
  log_in(quiet, "hunter2!", "hunter2!");
  quiet.get("/me?email=secret-query-value", account.token);
  quiet.post("/validate", account.token + "x");
  quiet.send({.method = "GET", .path = "/secret-query-value"});
  quiet.send({.method = "POST",
              .path = "/signup",
              .headers = {{"Content-Type", "application/json"}},
              .body = R"({"email":"x@example.com","password":"hunter2!)"});
  sign_up(quiet, account.email);
  const std::string output = output_of(quiet);
  ASSERT_THAT(output, HasSubstr("signup"));
  for (const std::string& secret : secrets) EXPECT_THAT(output, Not(HasSubstr(secret)));
}

TEST(Log, LinesAreJsonWithWhatAnOperatorNeeds) {
  Service server;
  const HttpResponse response = server.send(
      {.method = "POST",
       .path = "/login",
       .headers = {{"Content-Type", "application/json"}, {"X-Request-Id", "trace-12345"}},
       .body = Json{{"email", new_email()}, {"password", kPassword}}.dump()});
  ASSERT_EQ(response.status, 401);
  std::istringstream lines(output_of(server));
  std::string line;
  Json found;
  while (std::getline(lines, line)) {
    if (line.starts_with("listening on ")) continue;
    const Json entry = Json::parse(line, nullptr, false);
    ASSERT_TRUE(entry.is_object()) << line;
    if (line.find("trace-12345") != std::string::npos) found = entry;
  }
  ASSERT_TRUE(found.is_object()) << "no line for the request";
  EXPECT_THAT(found.dump(), HasSubstr("\"login\""));
  EXPECT_THAT(found.dump(), HasSubstr("401"));
  EXPECT_THAT(found.dump(), HasSubstr("duration"));
}

}  // namespace
}  // namespace auth::e2e

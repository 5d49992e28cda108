#include "service.hpp"

#include <atomic>
#include <cstdlib>
#include <random>
#include <stdexcept>

#include "encoding.hpp"
#include "specgen/testing/target.hpp"

namespace auth::e2e {
namespace {

using specgen::testing::ServerCommand;

std::string random_letters() {
  static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::random_device device;
  std::string result;
  for (int i = 0; i < 12; ++i) result += kLetters[device() % kLetters.size()];
  return result;
}

/// The server of this build, or another one that the tests are to judge.
std::string server_program() {
  const char* program = std::getenv("AUTH_SERVER_PROGRAM");
  return program != nullptr ? program : AUTH_SERVER;
}

ServerCommand make_command(const Database& database, const Settings& settings) {
  ServerCommand command;
  command.command = "exec '" PROJECT_ROOT "/scripts/test-server.sh' '" + server_program() + "'";
  command.environment = {
      {"DATABASE_URL", database.url()},
      {"JWT_KEYS", std::string(kTokenKeyId) + ":" + base64(token_key())},
      {"PASSWORD_PEPPERS", "e2e:" + base64(secret_for("passwords"))},
      {"MFA_ENCRYPTION_KEYS", "e2e:" + base64(secret_for("mfa"))},
  };
  for (const auto& setting : settings) command.environment.push_back(setting);
  return command;
}

HttpRequest with_token(std::string method, const std::string& path, const std::string& token) {
  HttpRequest request{.method = std::move(method), .path = path};
  if (!token.empty()) request.headers.push_back({"Authorization", "Bearer " + token});
  return request;
}

}  // namespace

std::string token_key() { return secret_for("tokens"); }

Service::Service(const Settings& settings, std::shared_ptr<Database> database)
    : database_(database ? std::move(database) : std::make_shared<Database>()),
      process_(make_command(*database_, settings)),
      base_url_(specgen::testing::with_base_path(process_.url(), "/v1")) {}

HttpResponse Service::send(const HttpRequest& request) const {
  return Client(base_url_).send(request);
}

HttpResponse Service::get(const std::string& path, const std::string& token) const {
  return send(with_token("GET", path, token));
}

HttpResponse Service::post(const std::string& path, const std::string& token) const {
  return send(with_token("POST", path, token));
}

HttpResponse Service::post(const std::string& path, const Json& body) const {
  return send({.method = "POST",
               .path = path,
               .headers = {{"Content-Type", "application/json"}},
               .body = body.dump()});
}

Service& service() {
  static Service the_service;
  return the_service;
}

std::string new_email(const std::string& hint) {
  static const std::string run = random_letters();
  static std::atomic<int> count{0};
  return hint + "." + run + "." + std::to_string(++count) + "@example.com";
}

HttpResponse sign_up(const Service& at, const std::string& email, const std::string& password) {
  return at.post("/signup", Json{{"email", email}, {"password", password}});
}

HttpResponse log_in(const Service& at, const std::string& email, const std::string& password) {
  return at.post("/login", Json{{"email", email}, {"password", password}});
}

HttpResponse log_in_with_code(const Service& at, const std::string& email,
                              const std::string& code) {
  return at.post("/login", Json{{"email", email}, {"password", kPassword}, {"mfaCode", code}});
}

Account::Account(const Service& at, const std::string& hint) : email(new_email(hint)) {
  const HttpResponse response = sign_up(at, email);
  if (response.status != 201) {
    throw std::runtime_error("sign-up failed: " + std::to_string(response.status) + " " +
                             response.error + response.body);
  }
  const Json body = json(response);
  id = body.at("user").at("id");
  token = body.at("token").at("accessToken");
}

Json json(const HttpResponse& response) {
  const Json body = Json::parse(response.body, nullptr, false);
  return body.is_discarded() ? Json() : body;
}

::testing::AssertionResult is_error(const HttpResponse& response, int status,
                                    const std::string& error) {
  const auto failure = [&](const std::string& what) {
    return ::testing::AssertionFailure()
           << what << "; got " << response.status << " " << response.error << "\n"
           << response.body;
  };
  if (response.status != status) return failure("expected status " + std::to_string(status));
  const std::string* type = response.header("Content-Type");
  if (type == nullptr || *type != "application/json") return failure("not application/json");
  const Json body = json(response);
  if (!body.is_object() || body.value("error", "") != error) {
    return failure("expected the error '" + error + "'");
  }
  if (!body.contains("message") || !body.at("message").is_string() || body.at("message").empty()) {
    return failure("there is no message");
  }
  for (const auto& [name, value] : body.items()) {
    if (name != "error" && name != "message" && name != "violations" && name != "requestId") {
      return failure("unknown member '" + name + "'");
    }
  }
  return ::testing::AssertionSuccess();
}

std::vector<std::string> keywords_at(const HttpResponse& response, const std::string& pointer) {
  std::vector<std::string> keywords;
  const Json body = json(response);
  if (!body.contains("violations")) return keywords;
  for (const Json& violation : body.at("violations")) {
    if (violation.value("pointer", "?") == pointer) keywords.push_back(violation.at("keyword"));
  }
  return keywords;
}

}  // namespace auth::e2e

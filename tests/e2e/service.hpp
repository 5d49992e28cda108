#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "database.hpp"
#include "specgen/testing/client.hpp"
#include "specgen/testing/server_process.hpp"

/// The folder e2e/ tests the running service over HTTP, the way a client sees it.
namespace auth::e2e {

using specgen::testing::Client;
using specgen::testing::HttpRequest;
using specgen::testing::HttpResponse;
using specgen::testing::NameValue;
using Json = nlohmann::ordered_json;
using Settings = std::vector<std::pair<std::string, std::string>>;

/// The keys of every service under test, so that tests can make tokens as the service does.
inline constexpr const char* kTokenKeyId = "e2e";
std::string token_key();

/// A running service.
class Service {
 public:
  /// On a database of its own, or as one more replica on a database that exists.
  explicit Service(const Settings& settings = {}, std::shared_ptr<Database> database = nullptr);

  const std::string& base_url() const { return base_url_; }
  Database& database() { return *database_; }
  specgen::testing::ServerProcess& process() { return process_; }
  pid_t pid() const { return process_.pid(); }

  /// Sends on a connection of its own.
  HttpResponse send(const HttpRequest& request) const;
  HttpResponse get(const std::string& path, const std::string& token = {}) const;
  HttpResponse post(const std::string& path, const std::string& token = {}) const;
  HttpResponse post(const std::string& path, const Json& body) const;

 private:
  std::shared_ptr<Database> database_;
  specgen::testing::ServerProcess process_;
  std::string base_url_;
};

/// The service that tests share which change nothing for each other.
Service& service();

/// An address that nobody has used.
std::string new_email(const std::string& hint = "someone");

inline constexpr const char* kPassword = "Pass1234";

HttpResponse sign_up(const Service& at, const std::string& email,
                     const std::string& password = kPassword);
HttpResponse log_in(const Service& at, const std::string& email,
                    const std::string& password = kPassword);
HttpResponse log_in_with_code(const Service& at, const std::string& email, const std::string& code);

/// Someone who has just signed up. The constructor throws when that fails.
struct Account {
  explicit Account(const Service& at, const std::string& hint = "someone");

  std::string email;
  std::string id;
  std::string token;
};

/// The body as JSON; null when it is none.
Json json(const HttpResponse& response);

/// Checks that an answer is an error as the API declares it: status, media type, an ErrorResponse
/// with this `error`, and nothing of the server's inside. Use as `EXPECT_TRUE(is_error(response,
/// 401, "invalid_token"))`.
::testing::AssertionResult is_error(const HttpResponse& response, int status,
                                    const std::string& error);

/// The keywords of an error's violations at a pointer, in the order of the answer.
std::vector<std::string> keywords_at(const HttpResponse& response, const std::string& pointer);

}  // namespace auth::e2e

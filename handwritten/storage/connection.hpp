#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <pqxx/pqxx>
#include <string>

namespace auth {

/// How long the database may take before a request is given up.
struct DatabaseTimeouts {
  std::chrono::seconds connect{3};  ///< libpq makes at least two of it.
  std::chrono::milliseconds statement{5000};
  std::chrono::milliseconds lock{2000};
};

/// What is wrong with a connection string (libpq's keyword form or URI); nullopt: nothing. The
/// answer never repeats the string, which may hold a password.
std::optional<std::string> check_database_url(const std::string& url);

/// The connection string with our timeouts, keep-alives and application name; what it already sets
/// stays.
std::string with_timeouts(const std::string& url, const DatabaseTimeouts& timeouts);

/// Connects, blocking. The connection does not come back by itself once it is lost: libpqxx 6 would
/// do that without a word. Throws pqxx::broken_connection.
std::unique_ptr<pqxx::connection> connect(const std::string& connection_string);

}  // namespace auth

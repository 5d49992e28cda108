#include "storage/connection.hpp"

#include <postgresql/libpq-fe.h>

#include <map>
#include <stdexcept>

#ifdef __SANITIZE_ADDRESS__
/// libpqxx 6.4 leaks one result, about 2 KiB, each time a connection breaks while it waits for one.
/// A connection breaks seldom enough; the leak checker need not name it each time.
extern "C" const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions() { return "leak:libpqxx-6.4.so\n"; }
// Nor does it belong among the log's lines that something was suppressed.
extern "C" const char* __lsan_default_options();  // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }
#endif

namespace auth {
namespace {

using Settings = std::map<std::string, std::string>;

/// libpq's own reading of the string; nullopt when libpq cannot read it.
std::optional<Settings> parse(const std::string& url) {
  struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
  };
  char* error = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(
      PQconninfoParse(url.c_str(), &error));
  if (!options) {
    PQfreemem(error);  // It quotes the string, so nobody gets to see it.
    return std::nullopt;
  }
  Settings settings;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) settings[option->keyword] = option->val;
  }
  return settings;
}

std::string quote(const std::string& value) {
  std::string quoted = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted += '\'';
}

}  // namespace

std::optional<std::string> check_database_url(const std::string& url) {
  if (url.empty()) return "is empty";
  if (url.find('\0') != std::string::npos) return "holds a NUL";
  if (!parse(url)) return "is neither a postgresql:// URI nor a list of keyword=value";
  return std::nullopt;
}

std::string with_timeouts(const std::string& url, const DatabaseTimeouts& timeouts) {
  std::optional<Settings> settings = parse(url);
  if (!settings) throw std::invalid_argument("the database's connection string cannot be read");
  settings->try_emplace("connect_timeout", std::to_string(timeouts.connect.count()));
  settings->try_emplace("application_name", "auth-server");
  // A database whose machine has gone is noticed within half a minute also where no answer is
  // awaited under a limit of ours. libpq ignores these on Unix sockets.
  settings->try_emplace("keepalives_idle", "10");
  settings->try_emplace("keepalives_interval", "5");
  settings->try_emplace("keepalives_count", "3");
  settings->try_emplace("tcp_user_timeout", "25000");
  // Ours first: of two values for one setting, the server takes the later.
  std::string options =
      "-c statement_timeout=" + std::to_string(timeouts.statement.count()) +
      " -c lock_timeout=" + std::to_string(timeouts.lock.count()) +
      " -c idle_in_transaction_session_timeout=" + std::to_string(2 * timeouts.statement.count()) +
      " -c timezone=UTC";
  if (settings->contains("options")) options += " " + settings->at("options");
  (*settings)["options"] = options;

  std::string text;
  for (const auto& [keyword, value] : *settings) {
    text.append(text.empty() ? "" : " ").append(keyword).append("=").append(quote(value));
  }
  return text;
}

std::unique_ptr<pqxx::connection> connect(const std::string& connection_string) {
  auto connection = std::make_unique<pqxx::connection>(connection_string);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
  connection->inhibit_reactivation(true);
#pragma GCC diagnostic pop
  // What the server says beside its answers may quote values.
  connection->set_verbosity(pqxx::connection_base::terse);
  return connection;
}

}  // namespace auth

#include "config/config.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <string_view>
#include <thread>
#include <tuple>

namespace auth {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

std::size_t count(Environment& environment, const char* name, std::size_t otherwise,
                  std::int64_t min, std::int64_t max) {
  return static_cast<std::size_t>(
      environment.integer(name, static_cast<std::int64_t>(otherwise), min, max));
}

/// An address in numbers: a name could stand for several, and would have to be looked up.
std::string read_address(Environment& environment) {
  std::string address = environment.text("LISTEN_ADDRESS", "127.0.0.1");
  in6_addr bytes{};
  if (inet_pton(AF_INET, address.c_str(), &bytes) != 1 &&
      inet_pton(AF_INET6, address.c_str(), &bytes) != 1) {
    environment.fault("LISTEN_ADDRESS", "must be an IPv4 or IPv6 address in numbers");
  }
  return address;
}

void read_server(Environment& environment, Config& config) {
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  config.listen_address = read_address(environment);
  config.port = static_cast<std::uint16_t>(environment.integer("PORT", 5000, 0, 65535));
  config.io_threads = count(environment, "IO_THREADS", 1, 1, 64);
  config.worker_threads = count(environment, "WORKER_THREADS", 4, 1, 256);
  config.worker_queue = count(environment, "WORKER_QUEUE", 512, 1, 100'000);
  config.worker_deadline = seconds(environment.integer("WORKER_DEADLINE_SECONDS", 15, 1, 3600));
  config.cpu_threads = count(environment, "CPU_THREADS", cores, 1, 256);
  config.cpu_queue = count(environment, "CPU_QUEUE", 256, 1, 100'000);
  config.cpu_deadline = seconds(environment.integer("CPU_DEADLINE_SECONDS", 60, 1, 3600));
  config.max_connections = count(environment, "MAX_CONNECTIONS", 4096, 1, 1'000'000);
  config.max_body_bytes = count(environment, "MAX_BODY_BYTES", 16384, 1024, 1 << 20);
  config.max_header_bytes = count(environment, "MAX_HEADER_BYTES", 16384, 1024, 1 << 20);
  config.header_timeout =
      milliseconds(environment.integer("HEADER_TIMEOUT_MS", 10'000, 100, 600'000));
  config.body_timeout = milliseconds(environment.integer("BODY_TIMEOUT_MS", 10'000, 100, 600'000));
  config.keep_alive_timeout =
      milliseconds(environment.integer("KEEP_ALIVE_TIMEOUT_MS", 60'000, 100, 3'600'000));
  config.drain_timeout = seconds(environment.integer("DRAIN_SECONDS", 30, 1, 3600));
  config.access_log = environment.flag("ACCESS_LOG", true);
}

void read_database(Environment& environment, Config& config) {
  config.database_url = environment.required_text("DATABASE_URL");
  if (!config.database_url.empty()) {
    if (const auto fault = check_database_url(config.database_url)) {
      environment.fault("DATABASE_URL", *fault);
    }
  }
  config.pool_size =
      count(environment, "DATABASE_POOL_SIZE", config.cpu_threads + config.worker_threads, 1, 1000);
  DatabaseTimeouts& timeouts = config.database_timeouts;
  timeouts.connect = seconds(environment.integer("DATABASE_CONNECT_TIMEOUT_SECONDS", 3, 1, 60));
  timeouts.statement =
      milliseconds(environment.integer("DATABASE_STATEMENT_TIMEOUT_MS", 5000, 10, 600'000));
  timeouts.lock = milliseconds(environment.integer("DATABASE_LOCK_TIMEOUT_MS", 2000, 10, 600'000));
}

/// A name that goes into tokens and URIs as it stands.
std::string read_name(Environment& environment, const char* name, const char* otherwise,
                      std::string_view forbidden) {
  std::string value = environment.text(name, otherwise);
  const bool is_plain = std::ranges::all_of(value, [forbidden](char c) {
    return c >= 0x20 && c < 0x7f && forbidden.find(c) == std::string_view::npos;
  });
  if (!is_plain || value.size() > 100) {
    environment.fault(name, "must be up to 100 printable ASCII characters without any of " +
                                std::string(forbidden));
  }
  return value;
}

/// One secret for two purposes would let what leaks from one attack the other.
void refuse_shared_secrets(Environment& environment, const Config& config) {
  const std::vector<std::pair<const char*, const KeyRing*>> rings = {
      {"JWT_KEYS", &config.jwt_keys},
      {"PASSWORD_PEPPERS", &config.password_peppers},
      {"MFA_ENCRYPTION_KEYS", &config.mfa_keys}};
  std::vector<std::tuple<std::string_view, std::string, std::string>> seen;
  for (const auto& [name, ring] : rings) {
    for (const NamedKey& key : *ring) {
      for (const auto& [bytes, other_name, other_id] : seen) {
        if (bytes != key.secret.view()) continue;
        std::string what = "key '" + key.id;
        what.append("' is also ").append(other_name).append(" key '").append(other_id).append("'");
        environment.fault(name, what);
      }
      seen.emplace_back(key.secret.view(), name, key.id);
    }
  }
}

void read_secrets(Environment& environment, Config& config) {
  config.jwt_keys = environment.keys("JWT_KEYS", 32, 512);
  config.password_peppers = environment.keys("PASSWORD_PEPPERS", 32, 512);
  config.mfa_keys = environment.keys("MFA_ENCRYPTION_KEYS", 32, 32);
  refuse_shared_secrets(environment, config);
  config.jwt_issuer = read_name(environment, "JWT_ISSUER", "auth-server", "\"\\");
  config.jwt_audience = read_name(environment, "JWT_AUDIENCE", "auth-server", "\"\\");
  config.mfa_issuer = read_name(environment, "MFA_ISSUER", "Auth Service", ":");
  config.totp_window = static_cast<unsigned>(environment.integer("TOTP_WINDOW", 1, 0, 1));
}

void read_lockout(Environment& environment, Config& config) {
  LockoutPolicy& lockout = config.lockout;
  const auto threads = static_cast<std::int64_t>(config.cpu_threads);
  lockout.threshold = static_cast<int>(
      environment.integer("LOCKOUT_THRESHOLD", std::max<std::int64_t>(20, 2 * threads), 2, 1000));
  // Each log-in under way counts as a failure until it has succeeded.
  if (lockout.threshold <= threads) {
    environment.fault("LOCKOUT_THRESHOLD",
                      "must be more than CPU_THREADS, or simultaneous log-ins "
                      "of one user lock the account");
  }
  lockout.first_lock = seconds(environment.integer("LOCKOUT_FIRST_SECONDS", 1, 1, 3600));
  lockout.longest_lock = seconds(environment.integer("LOCKOUT_LONGEST_SECONDS", 900, 1, 86400));
}

/// What would make a production server weak, and makes tests fast.
void read_test_settings(Environment& environment, Config& config) {
  for (const char* name : {"TEST_PASSWORD_COST", "TEST_TOKEN_LIFETIME_SECONDS"}) {
    if (config.is_production && environment.find(name)) {
      environment.fault(name, "is for tests: it needs AUTH_ENV=development");
    }
  }
  config.password_cost = static_cast<int>(environment.integer("TEST_PASSWORD_COST", 12, 4, 15));
  config.token_lifetime =
      seconds(environment.integer("TEST_TOKEN_LIFETIME_SECONDS", 86400, 1, 86400));
}

}  // namespace

std::variant<Config, ConfigFaults> load_config(const GetVariable& get) {
  Environment environment(get);
  Config config;
  const std::string kind = environment.text("AUTH_ENV", "production");
  if (kind != "production" && kind != "development") {
    environment.fault("AUTH_ENV", "must be 'production' or 'development'");
  }
  config.is_production = kind != "development";
  read_server(environment, config);
  read_database(environment, config);
  read_secrets(environment, config);
  read_lockout(environment, config);
  read_test_settings(environment, config);
  if (!environment.faults().empty()) return environment.faults();
  return config;
}

}  // namespace auth

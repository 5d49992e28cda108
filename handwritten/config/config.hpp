#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "config/environment.hpp"
#include "crypto/key_ring.hpp"
#include "domain/attempt_store.hpp"
#include "storage/connection.hpp"

namespace auth {

/// The settings of the service. Each is documented, with its name, in docs/configuration.md.
struct Config {
  bool is_production = true;

  std::string listen_address;
  std::uint16_t port = 0;  ///< 0: any that is free.
  std::size_t io_threads = 1;
  std::size_t worker_threads = 0, worker_queue = 0;
  std::size_t cpu_threads = 0, cpu_queue = 0;
  std::chrono::seconds cpu_deadline{0}, worker_deadline{0};
  std::size_t max_connections = 0;
  std::size_t max_body_bytes = 0, max_header_bytes = 0;
  std::chrono::milliseconds header_timeout{0}, body_timeout{0}, keep_alive_timeout{0};
  std::chrono::seconds drain_timeout{0};
  bool access_log = true;

  std::string database_url;
  std::size_t pool_size = 0;
  DatabaseTimeouts database_timeouts;

  KeyRing jwt_keys, password_peppers, mfa_keys;
  std::string jwt_issuer, jwt_audience, mfa_issuer;
  std::chrono::seconds token_lifetime{0};
  int password_cost = 0;
  unsigned totp_window = 0;
  LockoutPolicy lockout;
};

/// Everything that is wrong, one fault an entry.
using ConfigFaults = std::vector<std::string>;

std::variant<Config, ConfigFaults> load_config(const GetVariable& get);

}  // namespace auth

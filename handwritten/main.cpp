// Wiring: reads the configuration, builds the layers from the bottom up, serves until it is told to
// stop, and takes everything down in the opposite order.

#include <malloc.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <utility>

#include "config/config.hpp"
#include "crypto/bcrypt_hasher.hpp"
#include "crypto/jwt_codec.hpp"
#include "crypto/sealed_box.hpp"
#include "crypto/system_random.hpp"
#include "crypto/totp_factor.hpp"
#include "domain/enable_mfa.hpp"
#include "domain/log_in.hpp"
#include "domain/revocations.hpp"
#include "domain/sessions.hpp"
#include "domain/sign_up.hpp"
#include "http/access_log.hpp"
#include "http/auxiliary_routes.hpp"
#include "http/bearer_security.hpp"
#include "http/error_mapper.hpp"
#include "http/handlers.hpp"
#include "logging/log.hpp"
#include "server/operations.hpp"
#include "specgen/server/server.hpp"
#include "specgen/server/termination.hpp"
#include "storage/pg_attempt_store.hpp"
#include "storage/pg_mfa_store.hpp"
#include "storage/pg_user_store.hpp"
#include "storage/pool.hpp"
#include "storage/revocation_feed.hpp"

namespace auth {
namespace {

specgen::ServerOptions server_options(const Config& config) {
  specgen::ServerOptions options;
  options.address = config.listen_address;
  options.port = config.port;
  options.io_threads = config.io_threads;
  options.max_connections = config.max_connections;
  options.base_path = std::string(api::kBasePath);
  options.limits.body_bytes = config.max_body_bytes;
  options.limits.header_bytes = config.max_header_bytes;
  options.timeouts.header = config.header_timeout;
  options.timeouts.body = config.body_timeout;
  options.timeouts.keep_alive = config.keep_alive_timeout;
  options.worker.threads = config.worker_threads;
  options.worker.queue = config.worker_queue;
  options.worker.deadline = config.worker_deadline;
  options.cpu.threads = config.cpu_threads;
  options.cpu.queue = config.cpu_queue;
  options.cpu.deadline = config.cpu_deadline;
  options.drain = config.drain_timeout;
  return options;
}

/// Log-ins go ahead of sign-ups where both wait to be hashed: whoever has an account waits less.
std::vector<specgen::Operation> prioritised(std::vector<specgen::Operation> operations) {
  for (specgen::Operation& operation : operations) {
    if (operation.id == "login") operation.priority = 1;
  }
  return operations;
}

/// What can be reached from here is what the line on standard output says.
std::string base_url(const Config& config, std::uint16_t port) {
  const std::string& address = config.listen_address;
  const bool is_any = address == "0.0.0.0" || address == "::";
  const bool is_v6 = address.find(':') != std::string::npos;
  const std::string host = is_any ? "127.0.0.1" : is_v6 ? "[" + address + "]" : address;
  return "http://" + host + ":" + std::to_string(port) + std::string(api::kBasePath);
}

/// The service's parts, each made of those above it.
class Service {
 public:
  Service(Config config, Log& log) : config_(std::move(config)), log_(log) {
    add_auxiliary_routes(
        server_, [this] { return revocations_.is_trusted(std::chrono::steady_clock::now()); });
  }

  /// Serves until one of the signals comes and everything accepted by then has been answered.
  void run(specgen::TerminationSignals& signals) {
    server_.start();
    log_.write(LogLevel::kInfo, "started", {{"port", std::int64_t{server_.port()}}});
    {
      const RevocationFeed feed(feed_options(), revocations_, clock_, log_, [this] { open(); });
      const int signal = signals.wait();
      log_.write(LogLevel::kInfo, "stopping", {{"signal", std::int64_t{signal}}});
      server_.stop();
    }
    log_.write(LogLevel::kInfo, "stopped");
  }

 private:
  PoolOptions pool_options() const {
    PoolOptions options;
    options.connection_string = connection_string_;
    options.size = config_.pool_size;
    return options;
  }

  FeedOptions feed_options() const {
    FeedOptions options;
    options.connection_string = connection_string_;
    options.token_lifetime = config_.token_lifetime;
    return options;
  }

  /// The database is there, with its schema. Called again after each time it was away.
  void open() {
    pool_.open();
    if (std::exchange(announced_, true)) return;
    std::printf("listening on %s\n", base_url(config_, server_.port()).c_str());
    std::fflush(stdout);
  }

  const Config config_;
  Log& log_;
  const std::string connection_string_ =
      with_timeouts(config_.database_url, config_.database_timeouts);
  bool announced_ = false;

  const SystemClock clock_;
  const SystemRandom random_;
  const JwtCodec tokens_{config_.jwt_keys, config_.jwt_issuer, config_.jwt_audience};
  const BcryptHasher hasher_{config_.password_peppers, config_.password_cost, random_};
  const TotpFactor second_factor_{SealedBox(config_.mfa_keys, random_), config_.mfa_issuer,
                                  config_.totp_window, random_};

  Pool pool_{pool_options()};
  PgUserStore users_{pool_};
  PgMfaStore mfa_{pool_};
  PgAttemptStore attempts_{pool_, config_.lockout};
  Revocations revocations_;

  const Sessions sessions_{tokens_, users_, revocations_, clock_, random_, config_.token_lifetime};
  const SignUp sign_up_{hasher_, users_, sessions_, random_};
  const LogIn log_in_{hasher_, second_factor_, users_, mfa_, attempts_, sessions_, clock_};
  const EnableMfa enable_mfa_{second_factor_, users_, mfa_};

  AuthenticationHandlers authentication_handlers_{sign_up_, log_in_};
  MfaHandlers mfa_handlers_{enable_mfa_};
  UsersHandlers users_handlers_{users_};
  BearerSecurity security_{sessions_};
  const ErrorResponseMapper errors_;
  AccessLog access_log_{log_, config_.access_log};
  specgen::Server server_{server_options(config_),
                          prioritised(api::make_operations({authentication_handlers_, mfa_handlers_,
                                                            users_handlers_, security_})),
                          errors_, &access_log_};
};

int run() {
  specgen::TerminationSignals signals;
  std::variant<Config, ConfigFaults> loaded =
      load_config([](const char* name) { return std::getenv(name); });
  if (const auto* faults = std::get_if<ConfigFaults>(&loaded)) {
    std::fprintf(stderr, "auth-server: the configuration cannot be used:\n");
    for (const std::string& fault : *faults) std::fprintf(stderr, "  %s\n", fault.c_str());
    return 2;
  }
  Log log(STDERR_FILENO);
  try {
    Service(std::get<Config>(std::move(loaded)), log).run(signals);
    return 0;
  } catch (const std::exception& error) {
    log.write(LogLevel::kError, "failed", {{"reason", error.what()}});
    return 1;
  }
}

}  // namespace
}  // namespace auth

int main() {
  // Each thread would otherwise get an arena of its own: more memory for no gain here.
  mallopt(M_ARENA_MAX, 2);
  return auth::run();
}

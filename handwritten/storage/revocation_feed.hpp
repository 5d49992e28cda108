#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "domain/clock.hpp"
#include "domain/revocations.hpp"
#include "logging/log.hpp"
#include "storage/watchdog.hpp"

namespace auth {

struct FeedOptions {
  std::string connection_string = {};
  std::chrono::seconds token_lifetime{86400};
  std::chrono::milliseconds heartbeat{1000};
  /// How long the picture is trusted after a sign of life; more than a heartbeat.
  std::chrono::milliseconds trust{3000};
  std::chrono::milliseconds answer_timeout{2000};
  std::chrono::milliseconds shortest_backoff{50};
  std::chrono::milliseconds longest_backoff{1000};
  std::chrono::seconds housekeeping{600};
};

/// A thread with a connection of its own that keeps Revocations equal to the database: brings the
/// schema up to date, listens, loads, and then follows notifications. A heartbeat proves that the
/// database still answers, and asks for what no notification has told. When the connection is lost
/// the picture is distrusted at once, and everything begins again.
class RevocationFeed {
 public:
  /// `on_ready` is called, on the feed's thread, each time the database is ready to be used.
  RevocationFeed(FeedOptions options, Revocations& revocations, const Clock& clock, Log& log,
                 std::function<void()> on_ready);
  ~RevocationFeed();
  RevocationFeed(const RevocationFeed&) = delete;
  RevocationFeed& operator=(const RevocationFeed&) = delete;

  /// Whether the database can be reached and its schema is up to date, as far as the last heartbeat
  /// knows. Thread-safe.
  bool is_ready() const;

 private:
  /// Lets the destructor cut the connection, while there is one.
  class SocketInUse {
   public:
    SocketInUse(RevocationFeed& feed, int socket);
    ~SocketInUse();
    SocketInUse(const SocketInUse&) = delete;
    SocketInUse& operator=(const SocketInUse&) = delete;

   private:
    RevocationFeed& feed_;
  };

  void run();
  void follow(pqxx::connection& connection);
  void load(pqxx::connection& connection);
  void beat(pqxx::connection& connection);
  void clean_up(pqxx::connection& connection);
  std::vector<Revocation> read(pqxx::connection& connection, std::int64_t seconds);
  /// False: it is time to stop.
  bool sleep(std::chrono::milliseconds time);
  bool wait(int socket, std::chrono::milliseconds time);

  const FeedOptions options_;
  Revocations& revocations_;
  const Clock& clock_;
  Log& log_;
  const std::function<void()> on_ready_;
  Watchdog watchdog_;
  const int stop_event_;
  std::mutex mutex_;
  int socket_ = -1;
  bool was_ready_ = false;  ///< The feed's thread only.
  std::thread thread_;
};

/// Reads the payload of a notification: "user_id min_epoch revoked_at [session_id]".
std::optional<Revocation> parse_revocation(std::string_view payload);

}  // namespace auth

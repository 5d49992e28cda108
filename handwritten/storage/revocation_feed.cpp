#include "storage/revocation_feed.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>
#include <vector>

#include "storage/connection.hpp"
#include "storage/migrations.hpp"

namespace auth {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Tokens may live a little longer than we think when clocks differ.
constexpr std::int64_t kMargin = 3600;
/// Seconds that a heartbeat looks back; longer than a revocation takes from its beginning to its
/// commit, unless somebody types it into psql.
constexpr std::int64_t kRecent = 60;

class Receiver final : public pqxx::notification_receiver {
 public:
  Receiver(pqxx::connection_base& connection, Revocations& revocations)
      : notification_receiver(connection, "auth_revocations"), revocations_(revocations) {}

  void operator()(const std::string& payload, int) override {
    if (const auto revocation = parse_revocation(payload)) {
      revocations_.add(*revocation);
    } else {
      must_reload_ = true;  // Somebody sent it by hand; the table knows.
    }
  }

  bool take_must_reload() { return std::exchange(must_reload_, false); }

 private:
  Revocations& revocations_;
  bool must_reload_ = false;
};

bool parse_integer(std::string_view text, std::int64_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

std::optional<Revocation> parse_revocation(std::string_view payload) {
  std::array<std::string_view, 4> words;
  std::size_t count = 0;
  while (count < words.size()) {
    const std::size_t space = payload.find(' ');
    words[count++] = payload.substr(0, space);
    if (space == std::string_view::npos) break;
    payload.remove_prefix(space + 1);
  }
  Revocation revocation;
  if (count < 3 || words[0].empty() || !parse_integer(words[1], revocation.min_epoch) ||
      !parse_integer(words[2], revocation.revoked_at)) {
    return std::nullopt;
  }
  revocation.user_id = words[0];
  revocation.session_id = words[3];
  return revocation;
}

RevocationFeed::RevocationFeed(FeedOptions options, Revocations& revocations, const Clock& clock,
                               Log& log, std::function<void()> on_ready)
    : options_(std::move(options)),
      revocations_(revocations),
      clock_(clock),
      log_(log),
      on_ready_(std::move(on_ready)),
      stop_event_(eventfd(0, EFD_CLOEXEC)) {
  if (stop_event_ < 0) throw std::runtime_error("no file descriptor is left");
  thread_ = std::thread([this] { run(); });
}

RevocationFeed::~RevocationFeed() {
  eventfd_write(stop_event_, 1);
  {
    // It may be in the middle of a migration, or of a server's silence.
    const std::lock_guard lock(mutex_);
    if (socket_ >= 0) ::shutdown(socket_, SHUT_RDWR);
  }
  thread_.join();
  ::close(stop_event_);
}

RevocationFeed::SocketInUse::SocketInUse(RevocationFeed& feed, int socket) : feed_(feed) {
  const std::lock_guard lock(feed_.mutex_);
  feed_.socket_ = socket;
}

RevocationFeed::SocketInUse::~SocketInUse() {
  const std::lock_guard lock(feed_.mutex_);
  feed_.socket_ = -1;
}

bool RevocationFeed::is_ready() const { return revocations_.is_trusted(steady_clock::now()); }

void RevocationFeed::run() {
  milliseconds backoff = options_.shortest_backoff;
  while (true) {
    was_ready_ = false;
    try {
      const auto connection = connect(options_.connection_string);
      const SocketInUse in_use(*this, connection->sock());
      follow(*connection);
      return;
    } catch (const pqxx::sql_error& error) {
      // Not what() says: it quotes values.
      log_.write(LogLevel::kError, "database_feed_lost", {{"sqlstate", error.sqlstate()}});
    } catch (const std::exception& error) {
      log_.write(LogLevel::kError, "database_feed_lost", {{"reason", error.what()}});
    }
    revocations_.distrust();
    backoff = was_ready_ ? options_.shortest_backoff : backoff;
    if (!sleep(backoff)) return;
    backoff = std::min(backoff * 2, options_.longest_backoff);
  }
}

/// Returns when it is time to stop; throws when the connection is lost.
void RevocationFeed::follow(pqxx::connection& connection) {
  const int steps = migrate(connection, embedded_migrations());
  // Listening begins before loading, so that nothing falls between the two.
  Receiver receiver(connection, revocations_);
  load(connection);
  beat(connection);
  log_.write(LogLevel::kInfo, "database_ready",
             {{"migrations", std::int64_t{steps}},
              {"revocations", static_cast<std::int64_t>(revocations_.size())}});
  was_ready_ = true;
  on_ready_();

  auto next_clean_up = steady_clock::now() + options_.housekeeping;
  while (wait(connection.sock(), options_.heartbeat)) {
    connection.get_notifs();
    if (receiver.take_must_reload()) load(connection);
    beat(connection);
    if (steady_clock::now() >= next_clean_up) {
      clean_up(connection);
      next_clean_up = steady_clock::now() + options_.housekeeping;
    }
  }
}

void RevocationFeed::load(pqxx::connection& connection) {
  revocations_.reset(read(connection, options_.token_lifetime.count() + kMargin));
}

/// Asks what is new. When the answer comes, so has every notification from before the question; and
/// where notifications do not come at all (a pooler between us and the database loses them), this
/// is how the picture stays right.
void RevocationFeed::beat(pqxx::connection& connection) {
  const auto asked_at = steady_clock::now();
  for (const Revocation& revocation : read(connection, kRecent)) revocations_.add(revocation);
  connection.get_notifs();
  revocations_.trust_until(asked_at + options_.trust);
}

/// What was revoked in the last `seconds`.
std::vector<Revocation> RevocationFeed::read(pqxx::connection& connection, std::int64_t seconds) {
  const Watchdog::Guard guard(watchdog_, connection.sock(), options_.answer_timeout);
  pqxx::nontransaction transaction(connection);
  const pqxx::result rows = transaction.exec_params(
      "SELECT user_id, session_id, min_epoch, extract(epoch FROM revoked_at)::bigint"
      " FROM token_revocations WHERE revoked_at > now() - $1 * interval '1 second'",
      seconds);
  std::vector<Revocation> revocations;
  revocations.reserve(rows.size());
  for (const pqxx::row& row : rows) {
    revocations.push_back(
        {row[0].c_str(), row[1].c_str(), row[2].as<std::int64_t>(), row[3].as<std::int64_t>()});
  }
  return revocations;
}

void RevocationFeed::clean_up(pqxx::connection& connection) {
  const std::int64_t kept = options_.token_lifetime.count() + kMargin;
  revocations_.forget_before(clock_.now() - kept);
  const Watchdog::Guard guard(watchdog_, connection.sock(), 10 * options_.answer_timeout);
  pqxx::nontransaction transaction(connection);
  transaction.exec_params(
      "DELETE FROM token_revocations WHERE revoked_at < now() - $1 * interval '1 second'", kept);
  transaction.exec("DELETE FROM login_attempts WHERE updated_at < now() - interval '2 days'");
}

bool RevocationFeed::sleep(milliseconds time) { return wait(-1, time); }

/// Waits until the socket has something to read or the time is over. False: it is time to stop.
bool RevocationFeed::wait(int socket, milliseconds time) {
  std::array<pollfd, 2> descriptors = {{{stop_event_, POLLIN, 0}, {socket, POLLIN, 0}}};
  ::poll(descriptors.data(), descriptors.size(), static_cast<int>(time.count()));
  return descriptors[0].revents == 0;
}

}  // namespace auth

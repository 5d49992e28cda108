#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

#include "specgen/server/options.hpp"
#include "specgen/transport/body_pipe.hpp"
#include "specgen/transport/framer.hpp"
#include "specgen/transport/reply.hpp"

namespace specgen::transport {

/// What a connection needs of the loop that drives it.
class ConnectionHost {
 public:
  virtual ~ConnectionHost() = default;
  /// Has `Connection::resume` called on the I/O thread, soon. Any thread.
  virtual void wake(std::shared_ptr<Connection> connection) = 0;
  /// Asks for events: readable, writable; hang-ups always come. Any thread.
  virtual void watch(const Connection& connection, bool read, bool write) = 0;
  /// The descriptor is about to be closed. I/O thread.
  virtual void release(const Connection& connection) = 0;
  /// Whether the server is stopping. Any thread.
  virtual bool draining() const = 0;
  /// Room for one read; used within one call only. I/O thread.
  virtual std::span<char> scratch() = 0;
};

/// One client. Requests are served one after the other, so answers keep the order of pipelined
/// requests; while one is served little more is read, and none is begun while an answer is unsent,
/// so a client cannot make the server hold much.
///
/// The descriptor is owned here and closed under the same lock under which it is written to, which
/// is why no answer can reach a later client with the same number.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Clock = std::chrono::steady_clock;

  /// Takes the descriptor over. `tag` is the host's name for the connection in events.
  Connection(int descriptor, std::string client_address, std::uint64_t tag,
             const ServerOptions& options, ConnectionHost& host, Handler& handler);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // On the I/O thread:
  void on_event(bool readable, bool writable, bool hung_up);
  void on_tick(Clock::time_point now);
  void resume();
  /// Answers with an error and closes, whatever was received. Nothing may be in flight.
  void refuse(const FramingError& error);
  /// Ends it unless a request is in flight: idle ones quietly, begun ones with 503.
  void on_drain();
  /// Wakes who waits for a reason to stop: the server has begun to.
  void on_drain_begin();
  /// Closes at once.
  void close();

  // On any thread:
  bool reply(std::string_view message, bool keep_alive);
  /// A part of an answer; waits until less than a window of it is unsent. Not on the I/O thread.
  bool write_part(std::string_view part);
  /// False at once when the client leaves or closes its side or the server stops, else at `time`
  /// true.
  bool wait_until(Clock::time_point time);
  /// Closes in the middle of an answer, so that the client notices.
  void abort();
  /// The reader of a body has become short of it.
  void want_body();
  bool body_pending() const { return body_pending_.load(std::memory_order_acquire); }
  bool half_closed() const { return departure_.load(std::memory_order_acquire) != kPresent; }
  bool gone() const { return departure_.load(std::memory_order_acquire) == kGone; }
  bool draining() const { return host_->draining(); }

  std::uint64_t tag() const { return tag_; }
  /// For the host, inside its own functions.
  int descriptor() const { return descriptor_; }

 private:
  enum Departure : int { kPresent, kHalfClosed, kGone };

  /// A slow client must take, or send of a body, this much within the deadline.
  static constexpr std::size_t kMinimumProgress = std::size_t{64} * 1024;

  void read();
  void process();
  bool pump();
  void hand_over(const Framer::BodyPart& part);
  void end_body(BodyFault::Kind kind, std::string_view what);
  bool may_begin();
  bool handle(Framer::Event event);
  void begin_fault(const FramingError& error);
  void wait_for_input();
  void end_of_input();

  // With mutex_ held:
  bool write(std::string_view message);
  bool flush();
  void settle();
  void cut();
  void watch();
  void set_deadline(std::chrono::milliseconds from_now);

  const ServerOptions* options_;
  ConnectionHost* host_;
  Handler* handler_;
  std::string client_address_;
  std::uint64_t tag_;
  std::atomic<int> departure_{kPresent};
  /// When patience ends, in Clock ticks.
  std::atomic<Clock::rep> deadline_;

  // Of the I/O thread alone.
  Framer framer_;
  Framer::Phase timed_phase_ = Framer::Phase::kIdle;
  bool first_request_ = true;
  /// Of the request in flight, while parts of its body are to come.
  std::shared_ptr<BodyPipe> body_;
  /// Its reader waits for the client, who has had to send within the deadline.
  bool body_timed_ = false;
  std::size_t body_since_ = 0;
  std::atomic<bool> body_pending_{false};

  std::mutex mutex_;
  /// For who writes parts of an answer, or waits between them.
  std::condition_variable changed_;
  /// Written by the I/O thread alone.
  bool input_ended_ = false;
  bool paused_ = false;
  int descriptor_;
  std::string unsent_;
  std::size_t unsent_begin_ = 0;
  Clock::time_point write_began_{};
  std::size_t written_since_ = 0;
  bool in_flight_ = false;
  /// The first bytes of the answer to the request in flight are written.
  bool answering_ = false;
  /// The I/O thread has something to do once the answer is sent.
  bool input_waits_ = false;
  bool closing_ = false;
  bool lingering_ = false;
  bool broken_ = false;
  bool watch_read_ = true;
  bool watch_write_ = false;
};

}  // namespace specgen::transport

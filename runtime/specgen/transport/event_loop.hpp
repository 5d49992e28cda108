#pragma once

#include <pistache/reactor.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

#include "specgen/server/options.hpp"
#include "specgen/transport/connection.hpp"
#include "specgen/transport/listen_socket.hpp"

namespace specgen::transport {

/// What the loops of one transport share.
struct SharedState {
  const ServerOptions* options = nullptr;
  Handler* handler = nullptr;
  ListenSocket* listener = nullptr;
  std::size_t max_connections = 0;
  /// How many beyond those may be held just long enough to be told 503.
  std::size_t refusal_slots = 4;

  std::atomic<bool> draining{false};
  std::atomic<bool> stopping{false};
  std::atomic<std::size_t> connections{0};
  std::atomic<std::uint64_t> accepted{0};
  std::atomic<std::uint64_t> refused{0};

  std::mutex mutex;
  std::condition_variable changed;
  std::size_t loops_listening = 0;
  std::size_t loops_closed = 0;
};

/// One I/O thread's part: a handler of Pistache's reactor that owns the connections it accepted.
///
/// Of Pistache only the reactor (epoll and its threads) is used. Its listener spins when
/// descriptors run out and drops accepted connections at shutdown; its transport writes by
/// descriptor number, which by then may belong to another client; its peers' idle flag is a data
/// race. All of that is replaced by this class and `Connection`.
class EventLoop : public Pistache::Aio::Handler, public ConnectionHost {
 public:
  /// Gets each loop the reactor makes, one per thread.
  using Registry = std::vector<std::shared_ptr<EventLoop>>;

  EventLoop(SharedState& shared, Registry& registry);
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;
  ~EventLoop() override;

  /// A fresh loop for one of the reactor's threads.
  std::shared_ptr<Pistache::Aio::Handler> clone() const override;
  void registerPoller(Pistache::Polling::Epoll& poller) override;
  void onReady(const Pistache::Aio::FdSet& events) override;

  void wake(std::shared_ptr<Connection> connection) override;
  void watch(const Connection& connection, bool read, bool write) override;
  void release(const Connection& connection) override;
  bool draining() const override { return shared_->draining.load(std::memory_order_acquire); }
  std::span<char> scratch() override { return scratch_; }

  /// Makes the loop notice that the server drains or stops. Any thread.
  void nudge();

 private:
  struct Slot {
    std::shared_ptr<Connection> connection;
    /// Tells a connection from an earlier one with the same descriptor in stale events.
    std::uint32_t generation = 0;
  };

  void dispatch(const Pistache::Aio::FdSet::Entry& event);
  void accept_some();
  void admit(Accepted accepted);
  bool shed_one();
  void run_woken();
  void on_timer();
  void listen(bool on);
  void begin_drain();
  void end_drain();
  void close_all();

  SharedState* shared_;
  Registry* registry_;
  Pistache::Polling::Epoll* poller_ = nullptr;
  int wake_descriptor_ = -1;
  int timer_descriptor_ = -1;
  /// Given up for a moment to accept, and turn away, when no descriptor is left.
  int spare_descriptor_ = -1;
  bool listening_ = false;
  bool drain_begun_ = false;
  bool drain_ended_ = false;
  bool closed_ = false;
  Connection::Clock::time_point drain_grace_end_{};
  std::vector<char> scratch_;
  std::vector<Slot> slots_;

  std::mutex woken_mutex_;
  std::vector<std::shared_ptr<Connection>> woken_;
};

}  // namespace specgen::transport

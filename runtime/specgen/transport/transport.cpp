#include "specgen/transport/transport.hpp"

#include <pistache/reactor.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "specgen/transport/event_loop.hpp"

namespace specgen::transport {

class Transport::Impl {
 public:
  Impl(const ServerOptions& options, Handler& handler) : options_(&options) {
    shared_.options = &options;
    shared_.handler = &handler;
  }

  void start() {
    size_tables();
    listener_.emplace(options_->address, options_->port, options_->backlog);
    port_ = listener_->port();
    shared_.listener = &*listener_;
    reactor_ = Pistache::Aio::Reactor::create();
    reactor_->init(Pistache::Aio::AsyncContext(options_->io_threads, "specgen-io"));
    reactor_->addHandler(std::make_shared<EventLoop>(shared_, loops_));
    reactor_->run();
  }

  bool drain(std::chrono::steady_clock::time_point until) {
    shared_.draining.store(true, std::memory_order_release);
    for (const auto& loop : loops_) loop->nudge();
    std::unique_lock lock(shared_.mutex);
    shared_.changed.wait_until(lock, until, [this] { return shared_.loops_listening == 0; });
    if (shared_.loops_listening == 0) listener_.reset();
    return shared_.changed.wait_until(lock, until,
                                      [this] { return shared_.connections.load() == 0; });
  }

  void shutdown() {
    if (!reactor_) return;
    shared_.stopping.store(true, std::memory_order_release);
    for (const auto& loop : loops_) loop->nudge();
    {
      // Before the reactor goes: replies on other threads use it while a connection is open.
      std::unique_lock lock(shared_.mutex);
      shared_.changed.wait(lock, [this] { return shared_.loops_closed == loops_.size(); });
    }
    reactor_->shutdown();
    reactor_.reset();
    listener_.reset();
  }

  std::uint16_t port() const { return port_; }

  TransportStats stats() const {
    return {shared_.connections.load(), shared_.accepted.load(), shared_.refused.load()};
  }

 private:
  /// Fewer connections than descriptors, or accepting fails before it can refuse.
  void size_tables() {
    constexpr std::size_t kMostRefusals = 64;
    const std::size_t budget = connection_budget();
    std::size_t wanted = options_->max_connections == 0 ? budget : options_->max_connections;
    shared_.refusal_slots = std::clamp(wanted / 8, std::size_t{2}, kMostRefusals);
    shared_.max_connections =
        std::min(wanted, budget > shared_.refusal_slots ? budget - shared_.refusal_slots : 1);
  }

  const ServerOptions* options_;
  SharedState shared_;
  std::optional<ListenSocket> listener_;
  std::uint16_t port_ = 0;
  EventLoop::Registry loops_;
  std::shared_ptr<Pistache::Aio::Reactor> reactor_;
};

Transport::Transport(const ServerOptions& options, Handler& handler)
    : impl_(std::make_unique<Impl>(options, handler)) {}
Transport::~Transport() { shutdown(); }
void Transport::start() { impl_->start(); }
std::uint16_t Transport::port() const { return impl_->port(); }
bool Transport::drain(std::chrono::steady_clock::time_point until) { return impl_->drain(until); }
void Transport::shutdown() { impl_->shutdown(); }
TransportStats Transport::stats() const { return impl_->stats(); }

}  // namespace specgen::transport

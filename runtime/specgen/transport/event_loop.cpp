#include "specgen/transport/event_loop.hpp"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace specgen::transport {
namespace {

using Pistache::Polling::NotifyOn;
using Pistache::Polling::Tag;
using Interest = Pistache::Flags<NotifyOn>;

constexpr std::size_t kScratch = std::size_t{64} * 1024;
constexpr int kAcceptsAtOnce = 64;
constexpr long kTickNanoseconds = 100'000'000;
/// How long clients that are between requests may still send one after the drain has begun.
constexpr std::chrono::milliseconds kDrainGrace{250};
/// Generations stay below 2^24 because the reactor keeps the highest tag bits for itself.
constexpr std::uint32_t kGenerations = 1U << 23U;

constexpr std::string_view kBareRefusal =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\n"
    "Content-Length: 0\r\n\r\n";

int open_spare() { return ::open("/dev/null", O_RDONLY | O_CLOEXEC); }

int checked(int descriptor, const char* what) {
  if (descriptor < 0) throw std::system_error(errno, std::system_category(), what);
  return descriptor;
}

/// Tells a client the server is full, as far as that goes without keeping the connection.
void turn_away(int descriptor) {
  (void)::send(descriptor, kBareRefusal.data(), kBareRefusal.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  ::shutdown(descriptor, SHUT_WR);
  ::close(descriptor);
}

void drain_counter(int descriptor) {
  std::uint64_t ignored = 0;
  while (::read(descriptor, &ignored, sizeof ignored) > 0) {
  }
}

}  // namespace

EventLoop::EventLoop(SharedState& shared, Registry& registry)
    : shared_(&shared), registry_(&registry), scratch_(kScratch) {}

EventLoop::~EventLoop() {
  for (const int descriptor : {wake_descriptor_, timer_descriptor_, spare_descriptor_}) {
    if (descriptor >= 0) ::close(descriptor);
  }
}

std::shared_ptr<Pistache::Aio::Handler> EventLoop::clone() const {
  auto loop = std::make_shared<EventLoop>(*shared_, *registry_);
  registry_->push_back(loop);
  return loop;
}

void EventLoop::registerPoller(Pistache::Polling::Epoll& poller) {
  poller_ = &poller;
  wake_descriptor_ = checked(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC), "eventfd");
  timer_descriptor_ =
      checked(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC), "timerfd");
  spare_descriptor_ = checked(open_spare(), "/dev/null");
  itimerspec every{};
  every.it_interval.tv_nsec = every.it_value.tv_nsec = kTickNanoseconds;
  checked(::timerfd_settime(timer_descriptor_, 0, &every, nullptr), "timerfd");
  for (const int descriptor : {wake_descriptor_, timer_descriptor_}) {
    poller.addFd(descriptor, Interest(NotifyOn::Read), Tag(static_cast<std::uint64_t>(descriptor)));
  }
  {
    const std::lock_guard lock(shared_->mutex);
    ++shared_->loops_listening;
  }
  listen(true);
}

void EventLoop::listen(bool on) {
  if (listening_ == on) return;
  const int descriptor = shared_->listener->descriptor();
  if (on) {
    poller_->addFd(descriptor, Interest(NotifyOn::Read),
                   Tag(static_cast<std::uint64_t>(descriptor)));
  } else {
    poller_->removeFd(descriptor);
  }
  listening_ = on;
}

void EventLoop::onReady(const Pistache::Aio::FdSet& events) {
  for (const auto& event : events) dispatch(event);
}

void EventLoop::dispatch(const Pistache::Aio::FdSet::Entry& event) {
  const std::uint64_t tag = event.getTag().value();
  const auto descriptor = static_cast<int>(tag & 0xffffffffU);
  const auto generation = static_cast<std::uint32_t>(tag >> 32U);
  if (generation == 0) {
    if (descriptor == wake_descriptor_) return run_woken();
    if (descriptor == timer_descriptor_) return on_timer();
    return accept_some();
  }
  const auto index = static_cast<std::size_t>(descriptor);
  if (index >= slots_.size() || slots_[index].generation != generation) return;
  // A copy: the connection may release its slot meanwhile.
  const std::shared_ptr<Connection> connection = slots_[index].connection;
  if (connection) {
    const bool readable = event.isReadable();
    const bool writable = event.isWritable();
    connection->on_event(readable || !writable, writable, event.isHangup());
  }
}

void EventLoop::accept_some() {
  for (int i = 0; i < kAcceptsAtOnce && listening_; ++i) {
    Accepted accepted = accept_connection(shared_->listener->descriptor());
    switch (accepted.status) {
      case Accepted::Status::kConnection:
        admit(std::move(accepted));
        break;
      case Accepted::Status::kRetry:
        break;
      case Accepted::Status::kExhausted:
        if (shed_one()) break;
        [[fallthrough]];
      case Accepted::Status::kUnavailable:
        // The readiness would come back at once and spin; the timer tries again.
        return listen(false);
      case Accepted::Status::kNone:
        return;
    }
  }
}

bool EventLoop::shed_one() {
  if (spare_descriptor_ < 0) spare_descriptor_ = open_spare();
  if (spare_descriptor_ < 0) return false;
  ::close(std::exchange(spare_descriptor_, -1));
  const Accepted accepted = accept_connection(shared_->listener->descriptor());
  if (accepted.status == Accepted::Status::kConnection) {
    shared_->refused.fetch_add(1, std::memory_order_relaxed);
    turn_away(accepted.descriptor);
  }
  spare_descriptor_ = open_spare();
  return accepted.status == Accepted::Status::kConnection;
}

void EventLoop::admit(Accepted accepted) {
  const std::size_t before = shared_->connections.fetch_add(1, std::memory_order_acq_rel);
  const bool full = before >= shared_->max_connections;
  (full ? shared_->refused : shared_->accepted).fetch_add(1, std::memory_order_relaxed);
  if (before >= shared_->max_connections + shared_->refusal_slots) {
    shared_->connections.fetch_sub(1, std::memory_order_acq_rel);
    return turn_away(accepted.descriptor);
  }
  const auto index = static_cast<std::size_t>(accepted.descriptor);
  if (index >= slots_.size()) slots_.resize(index + 1);
  slots_[index].generation = slots_[index].generation % kGenerations + 1;
  const std::uint64_t tag = (std::uint64_t{slots_[index].generation} << 32U) | index;
  auto connection = std::make_shared<Connection>(accepted.descriptor, std::move(accepted.address),
                                                 tag, *shared_->options, *this, *shared_->handler);
  slots_[index].connection = connection;
  poller_->addFd(accepted.descriptor, Interest(NotifyOn::Read), Tag(tag));
  if (full) connection->refuse({503, "The server has too many connections.", {}});
}

void EventLoop::wake(std::shared_ptr<Connection> connection) {
  {
    const std::lock_guard lock(woken_mutex_);
    woken_.push_back(std::move(connection));
    if (woken_.size() > 1) return;
  }
  nudge();
}

void EventLoop::nudge() {
  const std::uint64_t one = 1;
  (void)!::write(wake_descriptor_, &one, sizeof one);
}

void EventLoop::watch(const Connection& connection, bool read, bool write) {
  Interest interest(NotifyOn::None);
  if (read) interest.setFlag(NotifyOn::Read);
  if (write) interest.setFlag(NotifyOn::Write);
  poller_->rearmFd(connection.descriptor(), interest, Tag(connection.tag()));
}

void EventLoop::release(const Connection& connection) {
  slots_[static_cast<std::size_t>(connection.descriptor())].connection.reset();
  if (shared_->connections.fetch_sub(1, std::memory_order_acq_rel) == 1 && draining()) {
    const std::lock_guard lock(shared_->mutex);
    shared_->changed.notify_all();
  }
}

void EventLoop::run_woken() {
  drain_counter(wake_descriptor_);
  std::vector<std::shared_ptr<Connection>> woken;
  {
    const std::lock_guard lock(woken_mutex_);
    woken.swap(woken_);
  }
  for (const auto& connection : woken) connection->resume();
  if (draining() && !std::exchange(drain_begun_, true)) begin_drain();
  if (shared_->stopping.load(std::memory_order_acquire)) close_all();
}

void EventLoop::on_timer() {
  drain_counter(timer_descriptor_);
  const auto now = Connection::Clock::now();
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    if (const auto connection = slots_[i].connection) connection->on_tick(now);
  }
  if (spare_descriptor_ < 0) spare_descriptor_ = open_spare();
  if (!drain_ended_ && !closed_) listen(true);
  if (drain_begun_ && (now >= drain_grace_end_ || shared_->connections.load() == 0)) end_drain();
  shared_->handler->on_tick();
}

void EventLoop::begin_drain() {
  shared_->listener->refuse_new();
  listen(true);
  drain_grace_end_ = Connection::Clock::now() + kDrainGrace;
  for (const Slot& slot : slots_) {
    if (slot.connection) slot.connection->on_drain_begin();
  }
}

void EventLoop::end_drain() {
  if (!std::exchange(drain_ended_, true)) {
    // Who is in the accept queue has a connection as far as the client can tell.
    accept_some();
    listen(false);
    const std::lock_guard lock(shared_->mutex);
    --shared_->loops_listening;
    shared_->changed.notify_all();
  }
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    if (const auto connection = slots_[i].connection) connection->on_drain();
  }
}

void EventLoop::close_all() {
  listen(false);
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    if (const auto connection = slots_[i].connection) connection->close();
  }
  if (std::exchange(closed_, true)) return;
  const std::lock_guard lock(shared_->mutex);
  ++shared_->loops_closed;
  shared_->changed.notify_all();
}

}  // namespace specgen::transport

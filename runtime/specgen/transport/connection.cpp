#include "specgen/transport/connection.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <utility>

namespace specgen::transport {
namespace {

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

/// Pipelined requests served before other connections have their turn.
constexpr int kTurns = 32;

/// What is read here comes from the client while it is read.
class ConnectionBody final : public BodyInput {
 public:
  ConnectionBody(std::shared_ptr<Connection> connection, std::shared_ptr<BodyPipe> pipe)
      : connection_(std::move(connection)), pipe_(std::move(pipe)) {}

  std::size_t read(std::span<char> into) override {
    if (pipe_->begin()) connection_->want_body();
    const BodyPipe::Taken taken = pipe_->take(into);
    if (taken.wants_more) connection_->want_body();
    return taken.count;
  }

 private:
  std::shared_ptr<Connection> connection_;
  std::shared_ptr<BodyPipe> pipe_;
};

BodyFault::Kind kind_of(int status) {
  if (status == 413) return BodyFault::Kind::kTooLarge;
  return status == 408 ? BodyFault::Kind::kTimedOut : BodyFault::Kind::kMalformed;
}

}  // namespace

Connection::Connection(int descriptor, std::string client_address, std::uint64_t tag,
                       const ServerOptions& options, ConnectionHost& host, Handler& handler)
    : options_(&options),
      host_(&host),
      handler_(&handler),
      client_address_(std::move(client_address)),
      tag_(tag),
      framer_(options.limits, &handler),
      descriptor_(descriptor) {
  set_deadline(options.timeouts.header);
}

Connection::~Connection() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void Connection::set_deadline(std::chrono::milliseconds from_now) {
  deadline_.store((Clock::now() + from_now).time_since_epoch().count(), std::memory_order_relaxed);
}

void Connection::on_event(bool readable, bool writable, bool hung_up) {
  if (hung_up) return close();
  if (writable) {
    const std::lock_guard lock(mutex_);
    // A body in progress keeps its own deadline.
    if (flush() && (closing_ || framer_.phase() == Framer::Phase::kIdle)) settle();
  }
  if (readable) {
    read();
  } else {
    process();
  }
}

void Connection::resume() {
  {
    const std::lock_guard lock(mutex_);
    if (descriptor_ < 0) return;
    paused_ = false;
    watch();
  }
  process();
}

void Connection::read() {
  const std::span<char> room = host_->scratch();
  const ssize_t count = ::recv(descriptor_, room.data(), room.size(), 0);
  if (count < 0) {
    if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) close();
    return;
  }
  if (count == 0) return end_of_input();
  bool discard = false;
  {
    const std::lock_guard lock(mutex_);
    discard = closing_;
  }
  if (!discard) framer_.feed({room.data(), static_cast<std::size_t>(count)});
  process();
}

void Connection::end_of_input() {
  int present = kPresent;
  departure_.compare_exchange_strong(present, kHalfClosed, std::memory_order_acq_rel);
  {
    const std::lock_guard lock(mutex_);
    input_ended_ = true;
    watch();
  }
  changed_.notify_all();
  process();
}

bool Connection::may_begin() {
  bool finished = false;
  {
    const std::lock_guard lock(mutex_);
    if (descriptor_ < 0) return false;
    finished = broken_ || (lingering_ && input_ended_);
    if (!finished) {
      if (closing_) return false;
      if (!in_flight_ && unsent_.empty()) return true;
      input_waits_ = framer_.buffered() > 0 || input_ended_;
      paused_ = framer_.buffered() >= options_->limits.pipelined_bytes;
      if (paused_) watch();
      return false;
    }
  }
  close();
  return false;
}

void Connection::process() {
  for (int turn = 0; turn < kTurns; ++turn) {
    if (body_ ? !pump() : !may_begin() || !handle(framer_.next())) return;
  }
  // The others first; what is left here is no news to the poller.
  host_->wake(shared_from_this());
}

/// Moves the body of the request in flight on. False where that has to wait.
bool Connection::pump() {
  bool broken = false;
  {
    const std::lock_guard lock(mutex_);
    if (descriptor_ < 0) return false;
    broken = broken_;
    // Answered without it: what comes is thrown away.
    if (closing_ && !broken) {
      end_body(BodyFault::Kind::kCutOff, "the request was answered");
      return true;
    }
    if (!broken && !body_->wants()) {
      body_timed_ = false;
      deadline_.store(Clock::time_point::max().time_since_epoch().count(),
                      std::memory_order_relaxed);
      paused_ = framer_.buffered() >= options_->limits.pipelined_bytes;
      if (paused_) watch();
      return false;
    }
  }
  if (broken) return close(), false;
  Framer::Event event = framer_.next();
  if (auto* part = std::get_if<Framer::BodyPart>(&event)) {
    hand_over(std::move(*part));
  } else if (const auto* error = std::get_if<FramingError>(&event)) {
    end_body(kind_of(error->status), error->detail);
  } else if (std::holds_alternative<Framer::Continue>(event)) {
    const std::lock_guard lock(mutex_);
    if (!answering_) write(kContinue);
  } else if (input_ended_) {
    end_body(BodyFault::Kind::kCutOff, "the client left in the middle of the body");
  } else {
    const std::lock_guard lock(mutex_);
    if (!std::exchange(body_timed_, true)) {
      body_since_ = 0;
      set_deadline(options_->timeouts.body);
    }
    return false;
  }
  return true;
}

void Connection::hand_over(const Framer::BodyPart& part) {
  body_since_ += part.bytes.size();
  if (body_timed_ && body_since_ >= kMinimumProgress) {
    body_since_ = 0;
    set_deadline(options_->timeouts.body);
  }
  if (!part.bytes.empty()) body_->push(part.bytes);
  if (!part.last) return;
  body_pending_.store(false, std::memory_order_release);
  deadline_.store(Clock::time_point::max().time_since_epoch().count(), std::memory_order_relaxed);
  body_->end();
  body_.reset();
}

/// The rest of the body will not be read; nor can the connection be used again.
void Connection::end_body(BodyFault::Kind kind, std::string_view what) {
  if (!body_) return;
  body_->fail(kind, what);
  body_.reset();
}

bool Connection::handle(Framer::Event event) {
  if (auto* request = std::get_if<FramedRequest>(&event)) {
    if (request->streamed) {
      body_ = std::make_shared<BodyPipe>();
      body_timed_ = false;
      body_pending_.store(true, std::memory_order_release);
      request->body = std::make_shared<ConnectionBody>(shared_from_this(), body_);
    }
    {
      const std::lock_guard lock(mutex_);
      in_flight_ = true;
      answering_ = false;
      deadline_.store(Clock::time_point::max().time_since_epoch().count(),
                      std::memory_order_relaxed);
    }
    first_request_ = false;
    timed_phase_ = Framer::Phase::kIdle;
    request->request.client_address = client_address_;
    Reply reply(shared_from_this(), request->keep_alive, request->knows_chunks);
    handler_->on_request(std::move(*request), std::move(reply));
    return true;
  }
  if (const auto* error = std::get_if<FramingError>(&event)) {
    begin_fault(*error);
    return true;
  }
  if (std::holds_alternative<Framer::Continue>(event)) {
    const std::lock_guard lock(mutex_);
    write(kContinue);
    return true;
  }
  wait_for_input();
  return false;
}

void Connection::begin_fault(const FramingError& error) {
  {
    const std::lock_guard lock(mutex_);
    in_flight_ = true;
  }
  handler_->on_fault(error, client_address_, Reply(shared_from_this(), false));
}

void Connection::wait_for_input() {
  if (input_ended_) return close();
  const Framer::Phase phase = framer_.phase();
  if (phase == timed_phase_) return;
  timed_phase_ = phase;
  const std::lock_guard lock(mutex_);
  // The first head is timed from the accept, so that saying nothing gains nothing.
  if (phase == Framer::Phase::kHead && !first_request_) set_deadline(options_->timeouts.header);
  if (phase == Framer::Phase::kBody) set_deadline(options_->timeouts.body);
}

void Connection::on_tick(Clock::time_point now) {
  if (now.time_since_epoch().count() < deadline_.load(std::memory_order_relaxed)) return;
  bool stuck = false;
  {
    const std::lock_guard lock(mutex_);
    if (descriptor_ < 0 || now.time_since_epoch().count() < deadline_.load()) return;
    stuck = !unsent_.empty() || lingering_ || broken_;
    if (!stuck && in_flight_ && !(body_ && body_timed_)) return;
    if (!stuck && !in_flight_ && framer_.phase() == Framer::Phase::kIdle) {
      closing_ = true;
      return settle();
    }
  }
  if (stuck) return close();
  if (body_) return end_body(BodyFault::Kind::kTimedOut, "The body did not arrive in time.");
  refuse({408, "The request did not arrive in time.", {}});
}

void Connection::refuse(const FramingError& error) {
  begin_fault(error);
  process();
}

void Connection::on_drain() {
  {
    const std::lock_guard lock(mutex_);
    if (descriptor_ < 0 || in_flight_ || closing_ || !unsent_.empty()) return;
    if (framer_.phase() == Framer::Phase::kIdle) {
      closing_ = true;
      return settle();
    }
  }
  refuse({503, "The server is shutting down.", {}});
}

void Connection::on_drain_begin() {
  // Under the lock, or who is about to wait would miss it.
  const std::lock_guard lock(mutex_);
  changed_.notify_all();
}

void Connection::close() {
  departure_.store(kGone, std::memory_order_release);
  const auto self = shared_from_this();
  end_body(BodyFault::Kind::kCutOff, "the client left in the middle of the body");
  const std::lock_guard lock(mutex_);
  changed_.notify_all();
  if (descriptor_ < 0) return;
  host_->release(*this);
  ::close(descriptor_);
  descriptor_ = -1;
  std::string().swap(unsent_);
  unsent_begin_ = 0;
}

void Connection::want_body() {
  const std::lock_guard lock(mutex_);
  if (descriptor_ >= 0) host_->wake(shared_from_this());
}

void Connection::cut() {
  broken_ = true;
  changed_.notify_all();
  departure_.store(kGone, std::memory_order_release);
  ::shutdown(descriptor_, SHUT_RDWR);
  host_->wake(shared_from_this());
}

void Connection::watch() {
  const bool read = !paused_ && !input_ended_;
  const bool write = !unsent_.empty();
  if (descriptor_ < 0 || (read == watch_read_ && write == watch_write_)) return;
  watch_read_ = read;
  watch_write_ = write;
  host_->watch(*this, read, write);
}

}  // namespace specgen::transport

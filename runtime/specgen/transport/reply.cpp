#include "specgen/transport/reply.hpp"

#include <stdexcept>
#include <utility>

#include "specgen/transport/connection.hpp"

namespace specgen::transport {
namespace {

constexpr std::string_view kBareError =
    "HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

}  // namespace

Reply::Reply(std::shared_ptr<Connection> connection, bool keep_alive, bool knows_chunks)
    : connection_(std::move(connection)), keep_alive_(keep_alive), knows_chunks_(knows_chunks) {}

Reply::~Reply() {
  if (connection_ && begun_) {
    connection_->abort();
  } else if (connection_) {
    connection_->reply(kBareError, false);
  }
}

bool Reply::write(std::string_view part) {
  begun_ = true;
  return connection_ && connection_->write_part(part);
}

bool Reply::wait_until(std::chrono::steady_clock::time_point time) const {
  return connection_ && connection_->wait_until(time);
}

bool Reply::draining() const { return connection_ && connection_->draining(); }

bool Reply::send(std::string_view message, bool keep_alive) {
  if (!connection_) throw std::logic_error("a request was answered twice");
  return std::exchange(connection_, nullptr)->reply(message, keep_alive);
}

bool Reply::keep_alive() const {
  return keep_alive_ && connection_ && !connection_->draining() && !connection_->body_pending();
}

bool Reply::half_closed() const { return !connection_ || connection_->half_closed(); }

bool Reply::gone() const { return !connection_ || connection_->gone(); }

}  // namespace specgen::transport

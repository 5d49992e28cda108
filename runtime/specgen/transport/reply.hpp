#pragma once

#include <chrono>
#include <memory>
#include <string_view>

#include "specgen/transport/framer.hpp"

namespace specgen::transport {

class Connection;

/// The right to answer one request, once, from any thread, even after the client has left: it names
/// its connection and not a descriptor, so an answer can never reach another client.
class Reply {
 public:
  Reply(std::shared_ptr<Connection> connection, bool keep_alive, bool knows_chunks = true);
  Reply(Reply&&) noexcept = default;
  Reply& operator=(Reply&&) = delete;
  /// Unanswered: the client gets a bare 500 and the connection is closed; where the answer has
  /// begun, it is closed in the middle of it.
  ~Reply();

  /// Sends the complete message. Without `keep_alive` nothing more is served on this connection.
  /// True when the kernel took it or the connection holds it for the kernel; false when the client
  /// has left. Throws std::logic_error when called twice.
  bool send(std::string_view message, bool keep_alive);

  /// Sends a part of the message, of which `send` sends the end. Waits until little of it is
  /// unsent, so not for I/O threads. False when the client has left.
  bool write(std::string_view part);
  /// Waits until that time, or until the client leaves or closes its side, or the server stops:
  /// false then.
  bool wait_until(std::chrono::steady_clock::time_point time) const;
  bool knows_chunks() const { return knows_chunks_; }
  /// Whether the server is being stopped.
  bool draining() const;

  /// Whether the connection may be used again; asked when the reply is written, because a server
  /// that is stopping says no, as does one to which the rest of a body is still to come.
  bool keep_alive() const;
  /// Whether the client has closed its side; it might still read.
  bool half_closed() const;
  /// Whether nobody can receive the answer any more.
  bool gone() const;

 private:
  std::shared_ptr<Connection> connection_;
  bool keep_alive_;
  bool knows_chunks_;
  bool begun_ = false;
};

/// What requests are handed to. Called on I/O threads, several at once; must not block or throw.
class Handler : public BodyPolicy {
 public:
  virtual void on_request(FramedRequest request, Reply reply) = 0;
  /// The bytes are no request, or did not come in time, or there is no room for them.
  virtual void on_fault(const FramingError& error, std::string_view client_address,
                        Reply reply) = 0;
  /// About every 100 ms.
  virtual void on_tick() = 0;
};

}  // namespace specgen::transport

#pragma once

#include <memory>
#include <string_view>

#include "specgen/transport/framer.hpp"

namespace specgen::transport {

class Connection;

/// The right to answer one request, once, from any thread, even after the client has left: it names
/// its connection and not a descriptor, so an answer can never reach another client.
class Reply {
 public:
  Reply(std::shared_ptr<Connection> connection, bool keep_alive);
  Reply(Reply&&) noexcept = default;
  Reply& operator=(Reply&&) = delete;
  /// Unanswered: the client gets a bare 500 and the connection is closed.
  ~Reply();

  /// Sends the complete message. Without `keep_alive` nothing more is served on this connection.
  /// True when the kernel took it or the connection holds it for the kernel; false when the client
  /// has left. Throws std::logic_error when called twice.
  bool send(std::string_view message, bool keep_alive);

  /// Whether the connection may be used again; asked when the reply is written, because a server
  /// that is stopping says no.
  bool keep_alive() const;
  /// Whether the client has closed its side; it might still read.
  bool half_closed() const;
  /// Whether nobody can receive the answer any more.
  bool gone() const;

 private:
  std::shared_ptr<Connection> connection_;
  bool keep_alive_;
};

/// What requests are handed to. Called on I/O threads, several at once; must not block or throw.
class Handler {
 public:
  virtual ~Handler() = default;
  virtual void on_request(FramedRequest request, Reply reply) = 0;
  /// The bytes are no request, or did not come in time, or there is no room for them.
  virtual void on_fault(const FramingError& error, std::string_view client_address,
                        Reply reply) = 0;
  /// About every 100 ms.
  virtual void on_tick() = 0;
};

}  // namespace specgen::transport

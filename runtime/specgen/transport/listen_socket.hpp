#pragma once

#include <cstdint>
#include <string>

namespace specgen::transport {

/// A listening TCP socket: non-blocking, closed on exec. Thread-safe to accept on.
class ListenSocket {
 public:
  /// Throws std::system_error when the address cannot be bound, std::invalid_argument when it is
  /// no IP address in numbers.
  ListenSocket(const std::string& address, std::uint16_t port, int backlog);
  ~ListenSocket();
  ListenSocket(const ListenSocket&) = delete;
  ListenSocket& operator=(const ListenSocket&) = delete;

  /// From now on drops connection requests, while handshakes under way still end well: who has a
  /// connection can be accepted, and nobody else gets one. Closing alone would reset those who came
  /// a moment before. Does nothing where the kernel has no socket filters.
  void refuse_new() const;

  int descriptor() const { return descriptor_; }
  std::uint16_t port() const { return port_; }

 private:
  int descriptor_ = -1;
  std::uint16_t port_ = 0;
};

/// The outcome of one accept.
struct Accepted {
  enum class Status {
    kConnection,
    kNone,         ///< nothing waits
    kRetry,        ///< this one was lost, the next may do
    kExhausted,    ///< the process or the system is out of descriptors
    kUnavailable,  ///< out of something else for now
  };
  Status status = Status::kNone;
  int descriptor = -1;
  /// The peer's address in numbers.
  std::string address;
};

/// Accepts one connection, non-blocking, with TCP_NODELAY.
Accepted accept_connection(int listen_descriptor);

/// How many connections the server may hold under RLIMIT_NOFILE: the soft limit less what is open
/// now and a reserve for everything else the process will open. At least 8.
std::size_t connection_budget();

}  // namespace specgen::transport

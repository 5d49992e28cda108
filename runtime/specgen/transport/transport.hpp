#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "specgen/server/options.hpp"
#include "specgen/transport/reply.hpp"

namespace specgen::transport {

struct TransportStats {
  std::size_t connections = 0;
  std::uint64_t accepted = 0;
  std::uint64_t refused = 0;
};

/// The listener and its I/O threads. Requests go to the handler; answers come back by `Reply`.
class Transport {
 public:
  /// Both must outlive the transport.
  Transport(const ServerOptions& options, Handler& handler);
  ~Transport();
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  /// Throws std::system_error when the address cannot be bound.
  void start();
  std::uint16_t port() const;

  /// Stops listening and waits until everyone connected has been answered and has left, or until
  /// the time is over. True in the first case.
  bool drain(std::chrono::steady_clock::time_point until);
  /// Ends the threads and closes what is left. Replies still outstanding go nowhere.
  void shutdown();

  TransportStats stats() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace specgen::transport

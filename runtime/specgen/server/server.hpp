#pragma once

// server/ ties transport, routing and executors together into one HTTP server for a table of
// operations.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "specgen/executors/lane.hpp"
#include "specgen/http/message.hpp"
#include "specgen/server/observer.hpp"
#include "specgen/server/operation.hpp"
#include "specgen/server/options.hpp"
#include "specgen/server/problem.hpp"

namespace specgen {

struct ServerStats {
  std::size_t connections = 0;
  std::size_t requests_in_flight = 0;
  std::uint64_t connections_accepted = 0;
  std::uint64_t connections_refused = 0;
  LaneStats worker;
  LaneStats cpu;
  LaneStats stream;
};

/// An HTTP/1.1 server for the operations of one spec.
///
/// Errors of the server's own come in this order: 404, 405, 413, 401, 406, 415, 400. HEAD is
/// answered wherever GET is (RFC 9110, 9.3.2) and OPTIONS with 204 and `Allow`.
class Server {
 public:
  /// The mapper, the observer (may be null) and everything the operations refer to must outlive the
  /// server. Throws std::invalid_argument when two operations claim the same path and method, a
  /// path template is malformed, or an option is out of range.
  Server(ServerOptions options, std::vector<Operation> operations, const ErrorMapper& mapper,
         Observer* observer = nullptr);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Adds a route outside the spec, served both at the root and below the base path. Only before
  /// `start`. Exceptions from it become a 500. Throws std::invalid_argument when the path and
  /// method are taken.
  void add_route(http::Method method, std::string_view path, Lane lane,
                 std::function<http::Response(const http::Request&)> serve);

  /// Begins to listen and serve on threads of its own, and returns. Throws std::system_error when
  /// the address cannot be bound. Ignores nothing: the process should ignore or block SIGPIPE only
  /// if it wants to; the server itself never raises it.
  void start();

  /// The port listened on; valid after `start`.
  std::uint16_t port() const;

  /// Stops accepting, answers everything accepted, closes, and joins all threads, within
  /// `ServerOptions::drain` and the running handlers' own time. Any thread; more than once is fine.
  void stop();

  /// Thread-safe.
  ServerStats stats() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace specgen

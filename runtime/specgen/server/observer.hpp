#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include "specgen/http/message.hpp"

namespace specgen {

/// One response that was sent, or that could not be because the client had left.
struct AccessRecord {
  std::string_view request_id;
  /// Empty when no operation matched or the request could not be read.
  std::string_view operation_id;
  /// As sent; empty when the request could not be read.
  std::string_view method;
  /// The path template of the operation or route; empty when none matched. The request's own path
  /// is not here because it may hold what must not be logged.
  std::string_view route;
  int status = 0;
  /// Of the whole reply on the wire, head and body.
  std::size_t bytes = 0;
  /// From the request's last byte to the reply's hand-over to the kernel.
  std::chrono::microseconds duration{0};
  std::string_view client_address;
  /// The client left before the reply: the status is what it would have been, or 499 when the work
  /// was not done.
  bool cancelled = false;
};

/// One fault inside the server or a handler, for the log and never for the client.
struct ErrorRecord {
  std::string_view request_id;
  std::string_view operation_id;
  /// The exception's text or what went wrong.
  std::string_view message;
};

/// Hears of every response and every fault. Called on any thread, several at once, sometimes on an
/// I/O thread: must be quick. Exceptions from it are swallowed. Views are valid during the call.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void on_response(const AccessRecord& record) = 0;
  virtual void on_error(const ErrorRecord& record);
};

}  // namespace specgen

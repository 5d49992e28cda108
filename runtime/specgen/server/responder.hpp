#pragma once

#include <atomic>
#include <chrono>
#include <string_view>

#include "specgen/http/message.hpp"
#include "specgen/server/observer.hpp"
#include "specgen/server/problem.hpp"
#include "specgen/transport/reply.hpp"

namespace specgen {

/// What is known of a request when its answer goes out. Views are valid during the call.
struct ReplyContext {
  std::string_view request_id;
  std::string_view operation_id;
  std::string_view method;
  std::string_view route;
  std::string_view client_address;
  std::chrono::steady_clock::time_point arrived;
};

/// The one place from which answers leave: maps problems, checks what handlers made, writes the
/// message, and tells the observer. Thread-safe.
class Responder {
 public:
  /// The observer may be null; both must outlive the responder.
  Responder(const ErrorMapper& mapper, Observer* observer)
      : mapper_(&mapper), observer_(observer) {}

  void send(transport::Reply reply, const ReplyContext& context, const http::Response& response);
  void send(transport::Reply reply, const ReplyContext& context, Problem problem);
  /// Sends a response whose body is made meanwhile, which is when this returns. Not on I/O threads.
  void stream(transport::Reply& reply, const ReplyContext& context, const http::Response& response);
  /// Nobody is there to answer; only the observer hears of it.
  void abandon(transport::Reply reply, const ReplyContext& context);

  void report(const ReplyContext& context, std::string_view message);

 private:
  http::Response map(const ReplyContext& context, Problem problem);
  void record(const ReplyContext& context, int status, std::size_t bytes, bool cancelled);

  const ErrorMapper* mapper_;
  Observer* observer_;
};

}  // namespace specgen

#include "specgen/server/responder.hpp"

#include <algorithm>
#include <exception>
#include <string>
#include <utility>

#include "specgen/http/date.hpp"
#include "specgen/http/wire.hpp"
#include "specgen/server/stream_writer.hpp"
#include "specgen/streams/body_stream.hpp"
#include "specgen/streams/byte_stream.hpp"

namespace specgen {
namespace {

/// nginx's status for "client closed request"; only ever in records.
constexpr int kClientClosedRequest = 499;
/// A thread's buffer for messages keeps no more than this.
constexpr std::size_t kKeptCapacity = std::size_t{64} * 1024;

/// Adds all of a name or none: several challenges, say, belong together.
void add_missing_headers(http::Response& response, std::vector<http::Header> headers) {
  const std::vector<http::Header> own = response.headers;
  for (http::Header& header : headers) {
    const bool has = std::any_of(own.begin(), own.end(), [&](const http::Header& other) {
      return http::same_name(other.name, header.name);
    });
    if (!has) response.headers.push_back(std::move(header));
  }
}

}  // namespace

void Responder::report(const ReplyContext& context, std::string_view message) {
  if (observer_ == nullptr) return;
  try {
    observer_->on_error({context.request_id, context.operation_id, message});
  } catch (...) {  // NOLINT(bugprone-empty-catch): an observer's fault must not become a client's
  }
}

void Responder::record(const ReplyContext& context, int status, std::size_t bytes, bool cancelled) {
  if (observer_ == nullptr) return;
  const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - context.arrived);
  try {
    observer_->on_response({context.request_id, context.operation_id, context.method, context.route,
                            status, bytes, duration, context.client_address, cancelled});
  } catch (...) {  // NOLINT(bugprone-empty-catch): as above
  }
}

http::Response Responder::map(const ReplyContext& context, Problem problem) {
  problem.request_id = context.request_id;
  http::Response response;
  try {
    response = mapper_->map(problem);
    add_missing_headers(response, std::move(problem.headers));
    if (const auto fault = http::find_fault(response)) {
      report(context, "the error mapper's answer is not sent: " + *fault);
      response = {problem.status, {}, {}, {}};
    }
  } catch (const std::exception& error) {
    report(context, std::string("the error mapper failed: ") + error.what());
    response = {500, {}, {}, {}};
  } catch (...) {
    report(context, "the error mapper failed");
    response = {500, {}, {}, {}};
  }
  return response;
}

void Responder::send(transport::Reply reply, const ReplyContext& context, Problem problem) {
  const http::Response response = map(context, std::move(problem));
  send(std::move(reply), context, response);
}

void Responder::send(transport::Reply reply, const ReplyContext& context,
                     const http::Response& response) {
  if (const auto fault = http::find_fault(response)) {
    report(context, "the answer is not sent: " + *fault);
    return send(std::move(reply), context,
                make_problem(ProblemKind::kInternal, "The server failed to answer."));
  }
  thread_local std::string message;
  message.clear();
  const bool keep_alive = reply.keep_alive();
  http::append_response(message, response,
                        {.request_id = context.request_id,
                         .date = http::current_date(),
                         .keep_alive = keep_alive,
                         .head_only = context.method == "HEAD"});
  const std::size_t bytes = message.size();
  const bool delivered = reply.send(message, keep_alive);
  if (message.capacity() > kKeptCapacity) std::string().swap(message);
  record(context, response.status, bytes, !delivered);
}

void Responder::stream(transport::Reply& reply, const ReplyContext& context,
                       const http::Response& response) {
  if (const auto fault = http::find_fault(response)) {
    report(context, "the answer is not sent: " + *fault);
    return send(std::move(reply), context,
                make_problem(ProblemKind::kInternal, "The server failed to answer."));
  }
  const StreamedBody& body = *response.stream;
  const bool head_only = context.method == "HEAD" || !http::has_content(response.status);
  const bool chunked = !head_only && !body.length && reply.knows_chunks();
  const bool self_ending = head_only || chunked || body.length;
  const bool keep_alive = self_ending && reply.keep_alive();
  std::string head;
  http::append_response(head, response,
                        {.request_id = context.request_id,
                         .date = http::current_date(),
                         .keep_alive = keep_alive,
                         .head_only = true,
                         .streamed = true,
                         .chunked = chunked,
                         .length = body.length});
  if (head_only) {
    const bool delivered = reply.send(head, keep_alive);
    return record(context, response.status, head.size(), !delivered);
  }
  bool complete = false;
  StreamWriter writer(reply, chunked, body.length);
  try {
    if (writer.begin(head) && body.produce) body.produce(writer);
    complete = writer.complete();
    if (!complete && !reply.gone()) report(context, "a streamed body ended before its length");
  } catch (const BodyFault&) {  // NOLINT(bugprone-empty-catch): the client's, not the handler's
  } catch (const std::exception& error) {
    report(context, std::string("a streamed body failed: ") + error.what());
  } catch (...) {
    report(context, "a streamed body failed with an exception that is no std::exception");
  }
  const bool delivered = complete && reply.send(writer.end(), keep_alive);
  // In the middle: the client must not take what came for all.
  if (!complete) const transport::Reply cut(std::move(reply));
  record(context, response.status, writer.bytes(), !delivered);
}

void Responder::abandon(transport::Reply reply, const ReplyContext& context) {
  reply.send({}, false);
  record(context, kClientClosedRequest, 0, true);
}

}  // namespace specgen

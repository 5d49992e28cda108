#include "specgen/server/call.hpp"

#include <exception>
#include <utility>

#include "specgen/server/deadline.hpp"
#include "specgen/server/preconditions.hpp"
#include "specgen/server/request_id.hpp"
#include "specgen/server/security.hpp"

namespace specgen {

Call::Call(CallServices& services, http::Request request, std::shared_ptr<BodyInput> body,
           transport::Reply reply)
    : services_(&services),
      request_(std::move(request)),
      body_(std::move(body)),
      reply_(std::move(reply)),
      arrived_(Clock::now()),
      context_(request_, request_id_for(request_), {}, false, this) {
  services_->in_flight.fetch_add(1, std::memory_order_relaxed);
}

Call::~Call() {
  if (!answered_) {
    services_->responder->report(reply_context(), "nobody answered the request");
    answer(make_problem(ProblemKind::kInternal, "The server failed to answer."));
  }
  services_->in_flight.fetch_sub(1, std::memory_order_relaxed);
}

ReplyContext Call::reply_context() const {
  ReplyContext context{context_.request_id(),   {},      http::to_string(request_.method), {},
                       request_.client_address, arrived_};
  if (route_ != nullptr) {
    context.operation_id = route_->operation.id;
    context.route = route_->path;
  }
  return context;
}

void Call::answer(const http::Response& response) {
  answered_ = true;
  if (response.stream && !context_.may_block()) {
    services_->responder->report(reply_context(), "a body was streamed on the inline lane");
    return answer(make_problem(ProblemKind::kInternal, "The server failed to answer."));
  }
  // The reply stays here: the context asks it whether the client is still there.
  if (response.stream) return services_->responder->stream(reply_, reply_context(), response);
  services_->responder->send(std::move(reply_), reply_context(), response);
}

void Call::answer(Problem problem) {
  answered_ = true;
  services_->responder->send(std::move(reply_), reply_context(), std::move(problem));
}

void Call::dispatch(std::unique_ptr<Call> call, const Route& route) {
  call->route_ = &route;
  call->context_.set_operation_id(route.operation.id);
  if (route.operation.lane != Lane::kInline) return post(std::move(call), route.operation.lane);
  if (!call->serve()) post(std::move(call), Lane::kWorker);
}

void Call::post(std::unique_ptr<Call> call, Lane lane) {
  CallServices& services = *call->services_;
  LaneExecutor& executor = services.executor(lane);
  const auto deadline = call->arrived_ + executor.deadline();
  call->context_.set_may_block(true);
  Deadline::set(call->context_, deadline);
  const int priority = call->route_->operation.priority;
  const auto rejected = executor.post(std::move(call), priority, deadline);
  if (!rejected) return;
  Problem problem = make_problem(ProblemKind::kOverloaded, "The server is busy.");
  problem.headers.push_back({"Retry-After", std::to_string(executor.retry_after().count())});
  static_cast<Call&>(*rejected).answer(std::move(problem));
}

void Call::run() {
  if (serve()) return;
  services_->responder->report(reply_context(), "asked to block where blocking is allowed");
  answer(make_problem(ProblemKind::kInternal, "The server failed to answer."));
}

void Call::expire() {
  const LaneExecutor& executor = services_->executor(route_->operation.lane);
  Problem problem =
      make_problem(ProblemKind::kDeadlineExceeded, "The request waited too long for its turn.");
  problem.headers.push_back({"Retry-After", std::to_string(executor.retry_after().count())});
  answer(std::move(problem));
}

void Call::drop() {
  if (!reply_.gone()) {
    // Half closed: it may still read why nothing was done.
    return answer(make_problem(ProblemKind::kOverloaded, "The request was given up."));
  }
  answered_ = true;
  services_->responder->abandon(std::move(reply_), reply_context());
}

bool Call::abandoned(bool waited) const {
  return reply_.gone() || (waited && reply_.half_closed());
}

bool Call::serve() {
  Outcome outcome;
  try {
    outcome = perform();
  } catch (const BodyFault& fault) {
    answer_fault(fault);
    return true;
  } catch (const std::exception& error) {
    services_->responder->report(reply_context(), error.what());
    outcome = make_problem(ProblemKind::kInternal, "The server failed to answer.");
  } catch (...) {
    services_->responder->report(reply_context(), "an exception that is no std::exception");
    outcome = make_problem(ProblemKind::kInternal, "The server failed to answer.");
  }
  if (std::holds_alternative<NeedsBlocking>(outcome)) return false;
  if (auto* response = std::get_if<http::Response>(&outcome)) {
    answer(*response);
  } else {
    answer(std::move(std::get<Problem>(outcome)));
  }
  return true;
}

/// The client's own doing, whichever handler was reading.
void Call::answer_fault(const BodyFault& fault) {
  switch (fault.kind()) {
    case BodyFault::Kind::kTooLarge:
      return answer(make_problem(ProblemKind::kPayloadTooLarge, fault.what()));
    case BodyFault::Kind::kTimedOut:
      return answer(make_problem(ProblemKind::kRequestTimeout, fault.what()));
    case BodyFault::Kind::kMalformed:
      return answer(make_problem(ProblemKind::kMalformed, fault.what()));
    case BodyFault::Kind::kCutOff:
      return drop();
  }
}

std::optional<BodyStream> Call::body_stream() const {
  if (!route_->operation.streams_body) return std::nullopt;
  if (body_) return BodyStream(body_);
  if (request_.body.empty()) return std::nullopt;
  return BodyStream(request_.body);
}

Outcome Call::perform() {
  if (route_->serve) return route_->serve(request_);
  return perform_operation();
}

Outcome Call::perform_operation() {
  const Operation& operation = route_->operation;
  if (!operation.security.empty()) {
    AuthenticationOutcome authenticated = authenticate(operation.security, context_);
    if (auto* problem = std::get_if<Problem>(&authenticated)) return std::move(*problem);
    if (std::holds_alternative<NeedsBlocking>(authenticated)) return NeedsBlocking{};
    principals_ = std::move(std::get<Authenticated>(authenticated).principals);
    context_.set_principals(principals_);
  }
  MediaChoice choice;
  if (auto problem = check_preconditions(operation, request_, choice, body_ != nullptr)) {
    return std::move(*problem);
  }
  if (!operation.produces.empty()) context_.set_media_type(operation.produces[choice.produces]);
  const std::optional<BodyStream> body = body_stream();
  return operation.serve(Exchange(context_, parameters_.all(), choice.consumes, choice.produces,
                                  services_->max_json_depth, body ? &*body : nullptr));
}

}  // namespace specgen

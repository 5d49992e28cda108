#include "specgen/server/dispatcher.hpp"

#include <string>
#include <utility>

#include "specgen/routing/percent.hpp"
#include "specgen/server/request_id.hpp"

namespace specgen {
namespace {

ProblemKind kind_of(int status) {
  switch (status) {
    case 408:
      return ProblemKind::kRequestTimeout;
    case 413:
      return ProblemKind::kPayloadTooLarge;
    case 414:
      return ProblemKind::kUriTooLong;
    case 417:
      return ProblemKind::kExpectationFailed;
    case 431:
      return ProblemKind::kHeadersTooLarge;
    case 501:
      return ProblemKind::kMethodUnknown;
    case 503:
      return ProblemKind::kOverloaded;
    case 505:
      return ProblemKind::kVersionNotSupported;
    default:
      return ProblemKind::kMalformed;
  }
}

Problem not_found() { return make_problem(ProblemKind::kNotFound, "There is no such path."); }

Problem bad_path() {
  return make_problem(ProblemKind::kMalformed, "The path holds malformed percent escapes.");
}

Problem not_allowed(const RouteSet& routes) {
  Problem problem =
      make_problem(ProblemKind::kMethodNotAllowed, "The path does not have this method.");
  problem.headers.push_back({"Allow", routes.allow});
  return problem;
}

http::Response options(std::string allow) { return {204, {}, {{"Allow", std::move(allow)}}, {}}; }

}  // namespace

void Dispatcher::on_request(transport::FramedRequest request, transport::Reply reply) {
  route(std::make_unique<Call>(*services_, std::move(request.request), std::move(request.body),
                               std::move(reply)));
}

bool Dispatcher::streams(const http::Request& head) const {
  if (!is_well_formed_path(head.path)) return false;
  PathParameters ignored;
  const RouteSet* routes = routes_->match(head.path, ignored);
  const Route* route = routes == nullptr ? nullptr : routes_->find(*routes, head.method);
  return route != nullptr && route->operation.streams_body;
}

void Dispatcher::route(std::unique_ptr<Call> call) {
  const http::Request& request = call->request();
  if (request.path == "*") return call->answer(options(routes_->allow()));
  if (!is_well_formed_path(request.path)) return call->answer(bad_path());
  const RouteSet* routes = routes_->match(request.path, call->parameters());
  if (routes == nullptr) return call->answer(not_found());
  const Route* found = routes_->find(*routes, request.method);
  if (found != nullptr) return Call::dispatch(std::move(call), *found);
  if (request.method == http::Method::kOptions) return call->answer(options(routes->allow));
  call->answer(not_allowed(*routes));
}

std::optional<Problem> Dispatcher::routing_problem(const http::Request& request) const {
  if (!is_well_formed_path(request.path)) return bad_path();
  PathParameters ignored;
  const RouteSet* routes = routes_->match(request.path, ignored);
  if (routes == nullptr) return not_found();
  if (routes_->find(*routes, request.method) == nullptr) return not_allowed(*routes);
  return std::nullopt;
}

void Dispatcher::on_fault(const transport::FramingError& error, std::string_view client_address,
                          transport::Reply reply) {
  Problem problem = make_problem(kind_of(error.status), error.detail);
  problem.status = error.status;
  if (error.status == 503) problem.headers.push_back({"Retry-After", "1"});
  std::string request_id;
  std::string_view method;
  if (error.head) {
    // A body too large for a path that is not there is above all the latter.
    if (auto other = routing_problem(*error.head)) problem = std::move(*other);
    request_id = request_id_for(*error.head);
    method = http::to_string(error.head->method);
  } else {
    request_id = new_request_id();
  }
  const ReplyContext context{request_id, {}, method, {}, client_address, Call::Clock::now()};
  services_->responder->send(std::move(reply), context, std::move(problem));
}

void Dispatcher::on_tick() {
  const auto now = Call::Clock::now();
  services_->worker->expire_due(now);
  services_->cpu->expire_due(now);
  services_->stream->expire_due(now);
}

}  // namespace specgen

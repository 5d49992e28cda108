#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "specgen/executors/lane.hpp"
#include "specgen/http/message.hpp"
#include "specgen/server/context.hpp"
#include "specgen/server/problem.hpp"
#include "specgen/server/security.hpp"
#include "specgen/streams/body_stream.hpp"

namespace specgen {

/// What emitted code sees of one request: everything here was checked already, except the values
/// themselves. Valid during the call only.
class Exchange {
 public:
  Exchange(const RequestContext& context, std::span<const std::string_view> path_parameters,
           std::size_t consumes_index = 0, std::size_t produces_index = 0,
           std::size_t max_json_depth = 64, std::optional<BodyStream> body = {})
      : context_(&context),
        path_parameters_(path_parameters),
        consumes_index_(consumes_index),
        produces_index_(produces_index),
        max_json_depth_(max_json_depth),
        body_(std::move(body)) {}

  const http::Request& request() const { return context_->request(); }
  const RequestContext& context() const { return *context_; }
  /// Percent-encoded as they were sent, in the order of the path template.
  std::span<const std::string_view> path_parameters() const { return path_parameters_; }
  /// Which of `Operation::consumes` the request's Content-Type is; 0 when there is no body.
  std::size_t consumes_index() const { return consumes_index_; }
  /// Which of `Operation::produces` the client likes best; 0 when none is declared.
  std::size_t produces_index() const { return produces_index_; }
  std::size_t max_json_depth() const { return max_json_depth_; }
  /// Of an operation that streams: the body; nothing where the request has none.
  const std::optional<BodyStream>& body() const { return body_; }

 private:
  const RequestContext* context_;
  std::span<const std::string_view> path_parameters_;
  std::size_t consumes_index_;
  std::size_t produces_index_;
  std::size_t max_json_depth_;
  std::optional<BodyStream> body_;
};

/// What serving gave: a response, an error for the mapper, or the wish to run where blocking is
/// allowed (the operation then runs again from its start on the worker lane).
using Outcome = std::variant<http::Response, Problem, NeedsBlocking>;

/// One operation of the spec as the server sees it. All views have static storage.
struct Operation {
  std::string_view id = {};
  http::Method method = http::Method::kGet;
  /// The template below the base path, such as `/pets/{id}`.
  std::string_view path = {};
  /// What stands before the path instead of the server's base path; nothing: that one.
  std::optional<std::string_view> base_path = {};
  Lane lane = Lane::kWorker;
  /// Media types of the request body; empty: the operation takes none.
  std::span<const std::string_view> consumes = {};
  bool body_required = false;
  /// Bodies are declared, but in no media type that can be read: each is answered 415.
  bool refuses_bodies = false;
  /// Bodies are read while they arrive; not on the inline lane.
  bool streams_body = false;
  /// Media types of all declared responses, the preferred first; empty: `Accept` is not looked at.
  std::span<const std::string_view> produces = {};
  /// Alternatives; empty: public.
  std::vector<SecurityAlternative> security = {};
  /// Emitted: decodes, calls the handler, encodes. Runs on a thread of the lane, several at once. A
  /// std::exception becomes a 500 whose text goes to the observer only.
  std::function<Outcome(const Exchange&)> serve = {};
  /// Within one lane a higher priority runs first; equal ones in order of arrival.
  int priority = 0;
};

/// What emitted code puts into Operation::serve. `api` must outlive it. Does not need to know the
/// class, which holds the types of many operations.
template <class Api>
std::function<Outcome(const Exchange&)> bind_serve(Api& api,
                                                   Outcome (*serve)(Api&, const Exchange&)) {
  return [&api, serve](const Exchange& exchange) { return serve(api, exchange); };
}

}  // namespace specgen

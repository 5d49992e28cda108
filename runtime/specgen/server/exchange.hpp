#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "specgen/http/message.hpp"

namespace specgen {

class BodyStream;
class RequestContext;

/// What emitted code sees of one request: everything here was checked already, except the values
/// themselves. Valid during the call only.
class Exchange {
 public:
  /// All must outlive it.
  Exchange(const RequestContext& context, std::span<const std::string_view> path_parameters,
           std::size_t consumes_index, std::size_t produces_index, std::size_t max_json_depth,
           const BodyStream* body)
      : context_(&context),
        path_parameters_(path_parameters),
        consumes_index_(consumes_index),
        produces_index_(produces_index),
        max_json_depth_(max_json_depth),
        body_(body) {}

  const http::Request& request() const;
  const RequestContext& context() const { return *context_; }
  /// Percent-encoded as they were sent, in the order of the path template.
  std::span<const std::string_view> path_parameters() const { return path_parameters_; }
  /// Which of `Operation::consumes` the request's Content-Type is; 0 when there is no body.
  std::size_t consumes_index() const { return consumes_index_; }
  /// Which of `Operation::produces` the client likes best; 0 when none is declared.
  std::size_t produces_index() const { return produces_index_; }
  std::size_t max_json_depth() const { return max_json_depth_; }
  /// Of an operation that streams: the body; nullptr where the request has none.
  const BodyStream* body() const { return body_; }

 private:
  const RequestContext* context_;
  std::span<const std::string_view> path_parameters_;
  std::size_t consumes_index_;
  std::size_t produces_index_;
  std::size_t max_json_depth_;
  const BodyStream* body_;
};

}  // namespace specgen

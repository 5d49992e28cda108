#include "specgen/server/preconditions.hpp"

#include <string>
#include <utility>

#include "specgen/http/media_type.hpp"

namespace specgen {
namespace {

std::string join(std::span<const std::string_view> names) {
  std::string joined;
  for (const std::string_view name : names) {
    if (!joined.empty()) joined += ", ";
    joined += name;
  }
  return joined;
}

/// Several Accept headers are one list (RFC 9110, 5.3).
std::string all_of_accept(const http::Request& request) {
  std::string all;
  for (const http::Header& header : request.headers) {
    if (!http::same_name(header.name, "Accept")) continue;
    if (!all.empty()) all += ", ";
    all += header.value;
  }
  return all;
}

std::optional<std::size_t> choose_produces(const Operation& operation,
                                           const http::Request& request) {
  if (operation.produces.empty()) return 0;
  const std::string* accept = request.header("Accept");
  if (accept == nullptr || *accept == "*/*") return 0;
  return http::negotiate(all_of_accept(request), operation.produces);
}

/// Whether the request says that it has a body, if one without a byte (RFC 9112, 6).
bool announces_body(const http::Request& request) {
  return request.header("Content-Length") != nullptr ||
         request.header("Transfer-Encoding") != nullptr;
}

/// Whether nothing at all is a value of the media type, as it is of text, bytes and forms.
bool may_be_empty(std::string_view declared) {
  const std::string_view essence = declared.substr(0, declared.find(';'));
  return !essence.ends_with("json") && !essence.starts_with("multipart/");
}

Problem unsupported(const Operation& operation) {
  if (operation.consumes.empty()) {
    return make_problem(ProblemKind::kUnsupportedMediaType,
                        "This server reads none of the media types that the API declares here.");
  }
  const std::string list = join(operation.consumes);
  Problem problem =
      make_problem(ProblemKind::kUnsupportedMediaType, "The body must be one of: " + list + ".");
  // RFC 9110, 15.5.16: says what would have been understood.
  problem.headers.push_back({"Accept", list});
  return problem;
}

/// Whether the body has a content coding (RFC 9110, 8.4.1: in any case), of which the server knows
/// none.
bool is_encoded(const http::Request& request) {
  const std::string* coding = request.header("Content-Encoding");
  return coding != nullptr && !coding->empty() && !http::same_name(*coding, "identity");
}

Problem encoded() {
  Problem problem =
      make_problem(ProblemKind::kUnsupportedMediaType, "The body must have no content encoding.");
  // RFC 9110, 12.5.3: tells it from a media type that is not known.
  problem.headers.push_back({"Accept-Encoding", "identity"});
  return problem;
}

Problem body_missing() {
  Problem problem = make_problem(ProblemKind::kInvalidRequest, "The request has no body.");
  problem.violations.push_back({"body", "", "required", "must be present"});
  return problem;
}

}  // namespace

std::optional<Problem> check_preconditions(const Operation& operation, const http::Request& request,
                                           MediaChoice& choice, bool streamed) {
  const bool no_body = !streamed && request.body.empty();
  const auto produces = choose_produces(operation, request);
  if (!produces) {
    return make_problem(ProblemKind::kNotAcceptable,
                        "Only these are offered: " + join(operation.produces) + ".");
  }
  choice.produces = *produces;
  if (operation.consumes.empty() && !operation.refuses_bodies) return std::nullopt;
  const std::string* type = request.header("Content-Type");
  if (type == nullptr && no_body) {
    if (operation.body_required) return body_missing();
    return std::nullopt;
  }
  const auto consumes =
      type == nullptr ? std::nullopt : http::match_content_type(*type, operation.consumes);
  if (!consumes) return unsupported(operation);
  if (!no_body && is_encoded(request)) return encoded();
  choice.consumes = *consumes;
  const bool empty_body = announces_body(request) && may_be_empty(operation.consumes[*consumes]);
  if (operation.body_required && no_body && !empty_body) return body_missing();
  return std::nullopt;
}

}  // namespace specgen

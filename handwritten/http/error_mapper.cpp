#include "http/error_mapper.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "http/answers.hpp"
#include "json/error_response.hpp"
#include "specgen/json/writer.hpp"

namespace auth {
namespace {

using Code = api::ErrorResponseError;
using specgen::ProblemKind;

/// A challenge names an error only if a token was sent (RFC 6750, 3.1).
bool was_token_sent(const specgen::Problem& problem) {
  return std::ranges::any_of(problem.headers, [](const specgen::http::Header& header) {
    return specgen::http::same_name(header.name, "WWW-Authenticate") &&
           header.value.find("error=") != std::string::npos;
  });
}

Code code_of(const specgen::Problem& problem) {
  switch (problem.kind) {
    case ProblemKind::kInvalidRequest:
    case ProblemKind::kMalformed:
      return Code::kInvalidRequest;
    case ProblemKind::kUnauthorized:
      if (problem.status == 503) return Code::kUnavailable;
      return was_token_sent(problem) ? Code::kInvalidToken : Code::kMissingToken;
    case ProblemKind::kForbidden:
      return Code::kForbidden;
    case ProblemKind::kNotFound:
      return Code::kNotFound;
    case ProblemKind::kMethodNotAllowed:
      return Code::kMethodNotAllowed;
    case ProblemKind::kNotAcceptable:
      return Code::kNotAcceptable;
    case ProblemKind::kRequestTimeout:
      return Code::kRequestTimeout;
    case ProblemKind::kPayloadTooLarge:
      return Code::kPayloadTooLarge;
    case ProblemKind::kUriTooLong:
      return Code::kUriTooLong;
    case ProblemKind::kUnsupportedMediaType:
      return Code::kUnsupportedMediaType;
    case ProblemKind::kExpectationFailed:
      return Code::kExpectationFailed;
    case ProblemKind::kHeadersTooLarge:
      return Code::kHeadersTooLarge;
    case ProblemKind::kInternal:
      return Code::kInternalError;
    case ProblemKind::kMethodUnknown:
    case ProblemKind::kVersionNotSupported:
      return Code::kNotSupported;
    case ProblemKind::kOverloaded:
    case ProblemKind::kDeadlineExceeded:
      return Code::kOverloaded;
  }
  return Code::kInternalError;
}

api::ErrorResponse to_body(const specgen::Problem& problem) {
  api::ErrorResponse body;
  body.error = code_of(problem);
  body.message = problem.detail;
  if (!problem.request_id.empty()) body.request_id = problem.request_id;
  if (problem.violations.empty()) return body;
  std::vector<api::Violation> violations;
  violations.reserve(problem.violations.size());
  for (const specgen::Violation& violation : problem.violations) {
    violations.push_back({violation.in, violation.pointer, violation.keyword, violation.message});
  }
  body.violations = std::move(violations);
  return body;
}

}  // namespace

specgen::http::Response ErrorResponseMapper::map(const specgen::Problem& problem) const {
  specgen::http::Response response;
  response.status = problem.status;
  response.content_type = "application/json";
  response.headers = problem.headers;
  if (problem.status == 503) {
    // The spec promises it with every 503, and no challenge belongs there.
    std::erase_if(response.headers, [](const specgen::http::Header& header) {
      return specgen::http::same_name(header.name, "WWW-Authenticate");
    });
    if (response.header("Retry-After") == nullptr) {
      response.headers.push_back({"Retry-After", std::to_string(kRetryAfter)});
    }
  }
  specgen::json::Writer writer;
  encode(writer, to_body(problem));
  response.body = writer.take();
  return response;
}

}  // namespace auth

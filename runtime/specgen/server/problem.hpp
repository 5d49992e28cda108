#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "specgen/http/response.hpp"
#include "specgen/violations.hpp"

namespace specgen {

/// Why the server itself refuses or fails a request.
enum class ProblemKind {
  kInvalidRequest,        ///< 400: the request breaks the spec; `violations` says where
  kMalformed,             ///< 400: not HTTP/1.1 as RFC 9112 has it
  kUnauthorized,          ///< 401: credentials missing or refused
  kForbidden,             ///< 403: credentials good, but not for this
  kNotFound,              ///< 404: no such path
  kMethodNotAllowed,      ///< 405: the path exists, `Allow` says for which methods
  kNotAcceptable,         ///< 406: `Accept` excludes all declared media types
  kRequestTimeout,        ///< 408: the request did not arrive in time
  kPayloadTooLarge,       ///< 413
  kUriTooLong,            ///< 414
  kUnsupportedMediaType,  ///< 415
  kExpectationFailed,     ///< 417: an `Expect` other than 100-continue
  kHeadersTooLarge,       ///< 431
  kInternal,              ///< 500: the handler threw or gave no answer
  kMethodUnknown,         ///< 501: a method the server knows nothing of
  kOverloaded,            ///< 503: a queue or the connection table is full; `Retry-After` is set
  kDeadlineExceeded,      ///< 503: waited too long for its turn and was not begun
  kVersionNotSupported,   ///< 505
};

/// The status that goes with a kind.
int default_status(ProblemKind kind);

/// An error of the server's own, before it takes the API's shape.
struct Problem {
  ProblemKind kind = ProblemKind::kInternal;
  /// Between 400 and 599.
  int status = 500;
  /// English, for the client's developer; never holds what the client sent or what a handler threw.
  std::string detail;
  std::vector<Violation> violations;
  /// Allow, WWW-Authenticate, Retry-After, Accept. The server adds them to the mapped response
  /// unless it already has them.
  std::vector<http::Header> headers;
  /// Empty only for errors before a request could be read.
  std::string request_id;
  /// What the security hook said (`Denied::error_code`); empty otherwise.
  std::string error_code;
};

/// A problem with the kind's own status and this detail.
Problem make_problem(ProblemKind kind, std::string detail);

/// Turns every error the server itself sends into the API's own shape.
class ErrorMapper {
 public:
  virtual ~ErrorMapper() = default;
  /// Called from any thread, several at once. Should not throw; when it does, the client gets an
  /// empty 500 and the observer the exception's text.
  virtual http::Response map(const Problem& problem) const = 0;
};

/// The default: RFC 9457 `application/problem+json` with the extension members "violations"
/// ([{in, pointer, keyword, message}]), "request_id" and "error_code", each only where it says
/// something.
class ProblemJsonMapper : public ErrorMapper {
 public:
  http::Response map(const Problem& problem) const override;
};

}  // namespace specgen

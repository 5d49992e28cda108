#include "specgen/server/problem.hpp"

#include <utility>

#include "specgen/json/writer.hpp"

namespace specgen {
namespace {

void write_violations(json::Writer& writer, const std::vector<Violation>& violations) {
  writer.key("violations");
  writer.begin_array();
  for (const Violation& violation : violations) {
    writer.begin_object();
    writer.member("in", violation.in);
    writer.member("pointer", violation.pointer);
    writer.member("keyword", violation.keyword);
    writer.member("message", violation.message);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

int default_status(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::kInvalidRequest:
    case ProblemKind::kMalformed:
      return 400;
    case ProblemKind::kUnauthorized:
      return 401;
    case ProblemKind::kForbidden:
      return 403;
    case ProblemKind::kNotFound:
      return 404;
    case ProblemKind::kMethodNotAllowed:
      return 405;
    case ProblemKind::kNotAcceptable:
      return 406;
    case ProblemKind::kRequestTimeout:
      return 408;
    case ProblemKind::kPayloadTooLarge:
      return 413;
    case ProblemKind::kUriTooLong:
      return 414;
    case ProblemKind::kUnsupportedMediaType:
      return 415;
    case ProblemKind::kExpectationFailed:
      return 417;
    case ProblemKind::kHeadersTooLarge:
      return 431;
    case ProblemKind::kMethodUnknown:
      return 501;
    case ProblemKind::kOverloaded:
    case ProblemKind::kDeadlineExceeded:
      return 503;
    case ProblemKind::kVersionNotSupported:
      return 505;
    case ProblemKind::kInternal:
      break;
  }
  return 500;
}

Problem make_problem(ProblemKind kind, std::string detail) {
  Problem problem;
  problem.kind = kind;
  problem.status = default_status(kind);
  problem.detail = std::move(detail);
  return problem;
}

http::Response ProblemJsonMapper::map(const Problem& problem) const {
  json::Writer writer;
  writer.begin_object();
  // Without "type" it is "about:blank", whose title is the status's own (RFC 9457, 4.2.1).
  writer.member("title", http::reason_phrase(problem.status));
  writer.member("status", problem.status);
  if (!problem.detail.empty()) writer.member("detail", problem.detail);
  if (!problem.request_id.empty()) writer.member("request_id", problem.request_id);
  if (!problem.error_code.empty()) writer.member("error_code", problem.error_code);
  if (!problem.violations.empty()) write_violations(writer, problem.violations);
  writer.end_object();
  return {problem.status, "application/problem+json", {}, writer.take()};
}

}  // namespace specgen

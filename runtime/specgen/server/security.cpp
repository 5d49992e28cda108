#include "specgen/server/security.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "specgen/http/field_rules.hpp"
#include "specgen/server/credentials.hpp"

namespace specgen {
namespace {

using State = FoundCredentials::State;

bool is_bearer(SchemeKind kind) {
  return kind == SchemeKind::kBearer || kind == SchemeKind::kOAuth2 ||
         kind == SchemeKind::kOpenIdConnect;
}

std::string join_scopes(std::span<const std::string_view> scopes) {
  std::string joined;
  for (const std::string_view scope : scopes) {
    if (!joined.empty()) joined += ' ';
    joined += scope;
  }
  return joined;
}

/// A quoted-string (RFC 9110, 5.6.4), without the characters that it cannot hold.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (!http::is_field_value({&c, 1})) continue;
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + '"';
}

/// Why one requirement failed.
struct Failure {
  State found = State::kAbsent;
  std::optional<Denied> denied;
};

/// RFC 6750, 3: `error` only if the request carried a token.
std::string bearer_challenge(const SecurityRequirement& requirement, const Failure& failure) {
  std::string challenge = "Bearer realm=" + quoted(requirement.scheme->realm);
  const std::string scopes = join_scopes(requirement.scopes);
  if (!scopes.empty()) challenge += ", scope=" + quoted(scopes);
  if (failure.found == State::kMalformed) challenge += ", error=\"invalid_request\"";
  if (failure.denied) {
    challenge += failure.denied->status == 403 ? ", error=\"insufficient_scope\""
                                               : ", error=\"invalid_token\"";
  }
  return challenge;
}

/// API keys have no registered scheme; a 401 must still name one (RFC 9110, 15.5.2).
std::string key_challenge(const SecurityScheme& scheme) {
  std::string_view in = "cookie";
  if (scheme.kind == SchemeKind::kApiKeyHeader) in = "header";
  if (scheme.kind == SchemeKind::kApiKeyQuery) in = "query";
  return "ApiKey realm=" + quoted(scheme.realm) + ", in=" + quoted(in) +
         ", name=" + quoted(scheme.parameter);
}

std::string challenge(const SecurityRequirement& requirement, const Failure& failure) {
  const SecurityScheme& scheme = *requirement.scheme;
  if (is_bearer(scheme.kind)) return bearer_challenge(requirement, failure);
  if (scheme.kind == SchemeKind::kBasic) {
    return "Basic realm=" + quoted(scheme.realm) + ", charset=\"UTF-8\"";
  }
  if (scheme.kind == SchemeKind::kHttp) {
    return std::string(scheme.parameter) + " realm=" + quoted(scheme.realm);
  }
  if (scheme.kind == SchemeKind::kMutualTls) {
    return "MutualTLS realm=" + quoted(scheme.realm);
  }
  return key_challenge(scheme);
}

SecurityScheme::Credentials to_credentials(const SecurityRequirement& requirement,
                                           const FoundCredentials& found) {
  if (is_bearer(requirement.scheme->kind)) {
    return BearerCredentials{found.text, requirement.scopes};
  }
  if (requirement.scheme->kind == SchemeKind::kBasic) {
    return BasicCredentials{found.text, found.password};
  }
  if (requirement.scheme->kind == SchemeKind::kHttp) return HttpCredentials{found.text};
  if (requirement.scheme->kind == SchemeKind::kMutualTls) return MutualTlsCredentials{};
  return ApiKeyCredentials{found.text};
}

/// Evaluates one alternative after the other and keeps what the refusal has to say.
class Evaluation {
 public:
  explicit Evaluation(const RequestContext& context) : context_(&context) {}

  /// True: `authenticated` or `blocking` decides, nothing more is tried.
  bool try_alternative(const SecurityAlternative& alternative) {
    authenticated.principals.all.clear();
    for (const SecurityRequirement& requirement : alternative) {
      if (!satisfy(requirement)) return blocking;
    }
    return true;
  }

  Problem refusal() &&;

  Authenticated authenticated;
  bool blocking = false;
  /// Some credentials were sent, good or bad.
  bool any_sent = false;

 private:
  bool satisfy(const SecurityRequirement& requirement);
  void fail(const SecurityRequirement& requirement, Failure failure);

  const RequestContext* context_;
  std::vector<http::Header> challenges_;
  std::optional<Denied> denied_;
};

bool Evaluation::satisfy(const SecurityRequirement& requirement) {
  const FoundCredentials found = find_credentials(*requirement.scheme, context_->request());
  // A connection shows nothing of a certificate that nobody sent.
  const bool shown = requirement.scheme->kind != SchemeKind::kMutualTls;
  if (found.state != State::kAbsent && shown) any_sent = true;
  if (found.state != State::kPresent) {
    fail(requirement, {found.state, std::nullopt});
    return false;
  }
  SecurityDecision decision =
      requirement.scheme->check(to_credentials(requirement, found), *context_);
  if (std::holds_alternative<NeedsBlocking>(decision)) {
    blocking = true;
    return false;
  }
  if (auto* denied = std::get_if<Denied>(&decision)) {
    fail(requirement, {found.state, std::move(*denied)});
    return false;
  }
  auto& principal = std::get<std::shared_ptr<const Principal>>(decision);
  if (!principal) throw std::logic_error("a security hook returned no principal");
  authenticated.principals.all.push_back(std::move(principal));
  return true;
}

void Evaluation::fail(const SecurityRequirement& requirement, Failure failure) {
  bool own_challenge = true;
  if (failure.denied) {
    for (const http::Header& header : failure.denied->headers) {
      if (http::same_name(header.name, "WWW-Authenticate")) own_challenge = false;
    }
  }
  if (own_challenge) {
    http::Header header{"WWW-Authenticate", challenge(requirement, failure)};
    const bool known = std::any_of(challenges_.begin(), challenges_.end(),
                                   [&](const http::Header& other) { return other == header; });
    if (!known) challenges_.push_back(std::move(header));
  }
  if (failure.denied && !denied_) denied_ = std::move(failure.denied);
}

Problem Evaluation::refusal() && {
  Problem problem = make_problem(ProblemKind::kUnauthorized, "Credentials are needed.");
  if (any_sent) problem.detail = "The credentials are not valid.";
  problem.headers = std::move(challenges_);
  if (!denied_) return problem;
  problem.status = denied_->status;
  if (denied_->status == 403) problem.kind = ProblemKind::kForbidden;
  problem.error_code = std::move(denied_->error_code);
  if (!denied_->message.empty()) problem.detail = std::move(denied_->message);
  for (http::Header& header : denied_->headers) problem.headers.push_back(std::move(header));
  return problem;
}

}  // namespace

AuthenticationOutcome authenticate(std::span<const SecurityAlternative> alternatives,
                                   const RequestContext& context) {
  Evaluation evaluation(context);
  bool anonymous = alternatives.empty();
  for (const SecurityAlternative& alternative : alternatives) {
    if (alternative.empty()) {
      anonymous = true;
      continue;
    }
    if (!evaluation.try_alternative(alternative)) continue;
    if (evaluation.blocking) return NeedsBlocking{};
    return std::move(evaluation.authenticated);
  }
  if (anonymous && !evaluation.any_sent) return Authenticated{};
  return std::move(evaluation).refusal();
}

}  // namespace specgen

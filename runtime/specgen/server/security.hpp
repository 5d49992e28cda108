#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "specgen/http/message.hpp"
#include "specgen/server/context.hpp"
#include "specgen/server/outcome.hpp"
#include "specgen/server/principals.hpp"
#include "specgen/server/problem.hpp"

namespace specgen {

/// Also for the schemes `oauth2` and `openIdConnect`, whose tokens travel the same way.
struct BearerCredentials {
  std::string_view token;
  /// What the requirement in the spec asks for; empty: nothing beyond a valid token.
  std::span<const std::string_view> scopes;
};

struct BasicCredentials {
  std::string_view username;
  std::string_view password;
};

struct ApiKeyCredentials {
  std::string_view key;
};

/// Of any other scheme of HTTP authentication, such as Digest.
struct HttpCredentials {
  /// What follows the scheme's name in Authorization, as sent (RFC 9110, section 11.4); may be
  /// empty.
  std::string_view parameters;
};

/// The server speaks plain HTTP: whoever ends TLS in front of it has checked the certificate and
/// says whose it is, mostly in a header, which the hook reads from the context.
struct MutualTlsCredentials {};

/// The hook's refusal.
struct Denied {
  /// Free text for the error mapper; the client sees it only if the mapper shows it.
  std::string error_code = {};
  std::string message = {};
  /// When a WWW-Authenticate is among them it replaces the one built from the scheme.
  std::vector<http::Header> headers = {};
  /// 401 or 403.
  int status = 401;
};

/// A non-null principal lets the request through.
using SecurityDecision = std::variant<std::shared_ptr<const Principal>, Denied, NeedsBlocking>;

enum class SchemeKind {
  kBearer,
  kBasic,
  kApiKeyHeader,
  kApiKeyQuery,
  kApiKeyCookie,
  kOAuth2,
  kOpenIdConnect,
  kHttp,
  kMutualTls,
};

/// One entry of the document's `securitySchemes` and the hook that decides on it.
struct SecurityScheme {
  using Credentials = std::variant<BearerCredentials, BasicCredentials, ApiKeyCredentials,
                                   HttpCredentials, MutualTlsCredentials>;
  using Check = std::function<SecurityDecision(const Credentials&, const RequestContext&)>;

  /// The key under `securitySchemes`. Static storage.
  std::string_view name = {};
  SchemeKind kind = SchemeKind::kBearer;
  /// The header, query parameter or cookie of an apiKey scheme; the name of an HTTP scheme of kind
  /// kHttp. Static storage.
  std::string_view parameter = {};
  /// Of the challenge (RFC 9110, 11.5). Static storage.
  std::string_view realm = "api";
  Check check = {};
};

/// The hook `(security.*hook)(credentials, context)` as a scheme's check. C is the credentials type
/// of the scheme's kind.
template <class S, class C>
SecurityScheme::Check bind_hook(S& security,
                                SecurityDecision (S::*hook)(const C&, const RequestContext&)) {
  return [&security, hook](const SecurityScheme::Credentials& credentials,
                           const RequestContext& context) {
    return (security.*hook)(std::get<C>(credentials), context);
  };
}

/// One scheme that must be satisfied, with the scopes asked of it.
struct SecurityRequirement {
  std::shared_ptr<const SecurityScheme> scheme;
  std::vector<std::string_view> scopes = {};
};

/// All must be satisfied; an empty list is satisfied by anyone (OpenAPI 3.1, 4.8.30).
using SecurityAlternative = std::vector<SecurityRequirement>;

struct Authenticated {
  Principals principals;
};

using AuthenticationOutcome = std::variant<Authenticated, Problem, NeedsBlocking>;

/// Decides whether the request satisfies one of the alternatives, in order. With none at all the
/// operation is public. Anonymous access counts only where no credentials of another alternative
/// were sent, so that a bad token is refused and not quietly ignored. A refusal carries
/// WWW-Authenticate with a challenge for each scheme tried (RFC 6750, 3: without an error code when
/// no credentials were sent). Thread-safe as far as the hooks are.
AuthenticationOutcome authenticate(std::span<const SecurityAlternative> alternatives,
                                   const RequestContext& context);

}  // namespace specgen

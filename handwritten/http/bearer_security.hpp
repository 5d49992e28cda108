#pragma once

#include <utility>

#include "api/security.hpp"
#include "domain/sessions.hpp"
#include "specgen/server/principal.hpp"

namespace auth {

/// Whoever showed a token that is alive.
class TokenPrincipal final : public specgen::Principal {
 public:
  explicit TokenPrincipal(Claims token_claims) : claims(std::move(token_claims)) {}
  const Claims claims;
};

/// Lets in who has a token that is alive: its signature and claims are good, and neither its
/// session nor its user was revoked.
class BearerSecurity final : public api::Security {
 public:
  explicit BearerSecurity(const Sessions& sessions) : sessions_(sessions) {}

  specgen::SecurityDecision bearer_auth(const specgen::BearerCredentials& credentials,
                                        const specgen::RequestContext& context) override;

 private:
  const Sessions& sessions_;
};

}  // namespace auth

#include "operations/validate_token.hpp"

#include "http/answers.hpp"
#include "http/bearer_security.hpp"
#include "http/handlers.hpp"

namespace auth {

/// All is done when the security hook has let the request through.
api::ValidateTokenResult AuthenticationHandlers::validate_token(
    const api::ValidateTokenRequest&, const specgen::RequestContext& context) {
  const Claims& claims = context.principal<TokenPrincipal>().claims;
  return api::ValidateTokenOk{
      .cache_control = kNoStore,
      .body = {.valid = true, .user_id = claims.user_id, .expires_at = claims.expires_at}};
}

}  // namespace auth

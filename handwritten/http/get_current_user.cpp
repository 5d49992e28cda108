#include "operations/get_current_user.hpp"

#include <optional>

#include "http/answers.hpp"
#include "http/bearer_security.hpp"
#include "http/handlers.hpp"

namespace auth {

api::GetCurrentUserResult UsersHandlers::get_current_user(const api::GetCurrentUserRequest&,
                                                          const specgen::RequestContext& context) {
  const Claims& claims = context.principal<TokenPrincipal>().claims;
  try {
    const std::optional<User> user = users_.find(claims.user_id);
    if (user && allows(*user, claims)) {
      return api::GetCurrentUserOk{.cache_control = kNoStore, .body = to_api(*user)};
    }
    return api::GetCurrentUserUnauthorized{
        .www_authenticate = kInvalidTokenChallenge,
        .body = error(api::ErrorResponseError::kInvalidToken, "The token is invalid or expired",
                      context)};
  } catch (const StoreUnavailable& reason) {
    return unavailable<api::GetCurrentUserServiceUnavailable>(reason, context);
  }
}

}  // namespace auth

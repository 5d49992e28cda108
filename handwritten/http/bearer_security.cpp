#include "http/bearer_security.hpp"

#include <memory>
#include <string>

#include "http/answers.hpp"

namespace auth {

specgen::SecurityDecision BearerSecurity::bearer_auth(const specgen::BearerCredentials& credentials,
                                                      const specgen::RequestContext& context) {
  try {
    TokenCheck check = sessions_.check(credentials.token, context.may_block());
    if (auto* claims = std::get_if<Claims>(&check)) {
      return std::make_shared<const TokenPrincipal>(std::move(*claims));
    }
    if (std::holds_alternative<MustAskStore>(check)) return specgen::NeedsBlocking{};
    return specgen::Denied{
        .error_code = "invalid_token", .message = "The token is invalid or expired", .headers = {}};
  } catch (const StoreUnavailable& reason) {
    // Nobody knows whether the token is alive, so it does not open anything.
    return specgen::Denied{.error_code = "unavailable",
                           .message = explain(reason),
                           .headers = {{"Retry-After", std::to_string(kRetryAfter)}},
                           .status = 503};
  }
}

}  // namespace auth

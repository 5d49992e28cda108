#include "domain/enable_mfa.hpp"

#include <utility>

#include "http/answers.hpp"
#include "http/bearer_security.hpp"
#include "http/handlers.hpp"
#include "operations/enable_mfa.hpp"

namespace auth {

api::EnableMfaResult MfaHandlers::enable_mfa(const api::EnableMfaRequest&,
                                             const specgen::RequestContext& context) {
  try {
    EnableMfaResult result = enable_mfa_.run(context.principal<TokenPrincipal>().claims);
    if (auto* enrolment = std::get_if<MfaEnrolment>(&result)) {
      return api::EnableMfaOk{.cache_control = kNoStore,
                              .body = {.secret = std::move(enrolment->secret),
                                       .qr_code = std::move(enrolment->qr_code),
                                       .recovery_codes = std::move(enrolment->recovery_codes)}};
    }
    if (std::holds_alternative<MfaAlreadyEnabled>(result)) {
      return api::EnableMfaBadRequest{.body = error(api::ErrorResponseError::kMfaAlreadyEnabled,
                                                    "MFA is enabled already", context)};
    }
    return api::EnableMfaUnauthorized{.www_authenticate = kInvalidTokenChallenge,
                                      .body = error(api::ErrorResponseError::kInvalidToken,
                                                    "The token is invalid or expired", context)};
  } catch (const StoreUnavailable& reason) {
    return unavailable<api::EnableMfaServiceUnavailable>(reason, context);
  }
}

}  // namespace auth

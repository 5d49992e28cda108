#include "operations/login.hpp"

#include <optional>
#include <string_view>

#include "http/answers.hpp"
#include "http/handlers.hpp"

namespace auth {
namespace {

api::LoginBadRequest bad_code(const char* message, const specgen::RequestContext& context) {
  return {.body = error(api::ErrorResponseError::kInvalidMfa, message, context)};
}

}  // namespace

api::LoginResult AuthenticationHandlers::login(const api::LoginRequest& request,
                                               const specgen::RequestContext& context) {
  const api::LoginRequestBody& body = request.body;
  const auto code = body.mfa_code ? std::optional<std::string_view>(*body.mfa_code) : std::nullopt;
  try {
    const LogInResult result = log_in_.run(body.email, body.password, code);
    if (const auto* session = std::get_if<Session>(&result)) {
      return api::LoginOk{.cache_control = kNoStore, .body = to_api(*session)};
    }
    if (std::holds_alternative<MfaCodeMissing>(result)) {
      return bad_code("This account needs an MFA code", context);
    }
    if (std::holds_alternative<MfaCodeWrong>(result)) {
      return bad_code("The MFA code is wrong, or was used before", context);
    }
    return api::LoginUnauthorized{
        .www_authenticate = kChallenge,
        .body = error(api::ErrorResponseError::kInvalidCredentials,
                      "The e-mail address or the password is wrong", context)};
  } catch (const StoreUnavailable& reason) {
    return unavailable<api::LoginServiceUnavailable>(reason, context);
  }
}

}  // namespace auth

#include "operations/signup.hpp"

#include <utility>
#include <vector>

#include "http/answers.hpp"
#include "http/handlers.hpp"

namespace auth {
namespace {

api::SignupBadRequest weak(const WeakPassword& weakness, const specgen::RequestContext& context) {
  api::SignupBadRequest response;
  response.body = error(api::ErrorResponseError::kInvalidRequest,
                        "The request does not match the specification", context);
  std::vector<api::Violation> violations;
  for (const PasswordFault& fault : weakness.faults) {
    violations.push_back({"body", "/password", fault.keyword, fault.message});
  }
  response.body.violations = std::move(violations);
  return response;
}

}  // namespace

api::SignupResult AuthenticationHandlers::signup(const api::SignupRequest& request,
                                                 const specgen::RequestContext& context) {
  try {
    const SignUpResult result = sign_up_.run(request.body.email, request.body.password);
    if (const auto* weakness = std::get_if<WeakPassword>(&result)) return weak(*weakness, context);
    if (std::holds_alternative<EmailTaken>(result)) {
      return api::SignupConflict{.body = error(api::ErrorResponseError::kUserAlreadyExists,
                                               "There is an account with this e-mail address",
                                               context)};
    }
    return api::SignupCreated{.cache_control = kNoStore, .body = to_api(std::get<Session>(result))};
  } catch (const StoreUnavailable& reason) {
    return unavailable<api::SignupServiceUnavailable>(reason, context);
  }
}

}  // namespace auth

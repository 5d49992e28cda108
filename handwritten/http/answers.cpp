#include "http/answers.hpp"

#include <utility>

namespace auth {

api::User to_api(const User& user) {
  return {.id = user.id,
          .email = user.email,
          .status = user.status == UserStatus::kActive ? api::UserStatus::kActive
                                                       : api::UserStatus::kSuspended,
          .mfa_enabled = user.mfa_enabled,
          .created_at = user.created_at};
}

api::Session to_api(const Session& session) {
  api::Session result;
  result.user = to_api(session.user);
  result.token.access_token = session.access_token;
  result.token.expires_at = session.expires_at;
  return result;
}

api::ErrorResponse error(api::ErrorResponseError code, std::string message,
                         const specgen::RequestContext& context) {
  api::ErrorResponse response;
  response.error = code;
  response.message = std::move(message);
  response.request_id = context.request_id();
  return response;
}

std::string explain(const StoreUnavailable& reason) {
  if (dynamic_cast<const StoreInDoubt*>(&reason) != nullptr) {
    return "The database failed while it was writing; the request may or may not have taken effect";
  }
  return "The database cannot be reached; nothing was changed";
}

}  // namespace auth

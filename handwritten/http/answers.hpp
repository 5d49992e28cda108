#pragma once

#include <cstdint>
#include <string>

#include "domain/sessions.hpp"
#include "domain/store_error.hpp"
#include "domain/user.hpp"
#include "models/error_response.hpp"
#include "models/session.hpp"
#include "models/user.hpp"
#include "specgen/server/context.hpp"

namespace auth {

/// What several answers have in common. The realm is the one that the runtime uses.
inline constexpr const char* kNoStore = "no-store";
inline constexpr const char* kChallenge = R"(Bearer realm="api")";
inline constexpr const char* kInvalidTokenChallenge =
    R"(Bearer realm="api", error="invalid_token")";
/// Seconds after which the database is probably back.
inline constexpr std::int64_t kRetryAfter = 1;

api::User to_api(const User& user);
api::Session to_api(const Session& session);

api::ErrorResponse error(api::ErrorResponseError code, std::string message,
                         const specgen::RequestContext& context);

/// The answer while the store cannot be asked. T is one of the operation's 503 types.
template <class T>
T unavailable(const StoreUnavailable& reason, const specgen::RequestContext& context);

/// The words of that answer: whether nothing happened, or nobody knows.
std::string explain(const StoreUnavailable& reason);

template <class T>
T unavailable(const StoreUnavailable& reason, const specgen::RequestContext& context) {
  return {.retry_after = kRetryAfter,
          .body = error(api::ErrorResponseError::kUnavailable, explain(reason), context)};
}

}  // namespace auth

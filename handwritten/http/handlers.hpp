#pragma once

// http/ speaks the API: one file an operation, each of which turns a checked request into a call of
// the domain and its result into one of the responses that the spec declares.

#include "api/authentication_api.hpp"
#include "api/mfa_api.hpp"
#include "api/users_api.hpp"
#include "domain/enable_mfa.hpp"
#include "domain/log_in.hpp"
#include "domain/sign_up.hpp"
#include "domain/user_store.hpp"

namespace auth {

class AuthenticationHandlers final : public api::AuthenticationApi {
 public:
  AuthenticationHandlers(const SignUp& sign_up, const LogIn& log_in)
      : sign_up_(sign_up), log_in_(log_in) {}

  api::SignupResult signup(const api::SignupRequest& request,
                           const specgen::RequestContext& context) override;
  api::LoginResult login(const api::LoginRequest& request,
                         const specgen::RequestContext& context) override;
  api::ValidateTokenResult validate_token(const api::ValidateTokenRequest& request,
                                          const specgen::RequestContext& context) override;

 private:
  const SignUp& sign_up_;
  const LogIn& log_in_;
};

class MfaHandlers final : public api::MfaApi {
 public:
  explicit MfaHandlers(const EnableMfa& enable_mfa) : enable_mfa_(enable_mfa) {}

  api::EnableMfaResult enable_mfa(const api::EnableMfaRequest& request,
                                  const specgen::RequestContext& context) override;

 private:
  const EnableMfa& enable_mfa_;
};

class UsersHandlers final : public api::UsersApi {
 public:
  explicit UsersHandlers(UserStore& users) : users_(users) {}

  api::GetCurrentUserResult get_current_user(const api::GetCurrentUserRequest& request,
                                             const specgen::RequestContext& context) override;

 private:
  UserStore& users_;
};

}  // namespace auth

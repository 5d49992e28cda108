// http/ without a network: what each operation answers to each result of the domain, and the error
// shape of everything else.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>

#include "fakes.hpp"
#include "http/access_log.hpp"
#include "http/answers.hpp"
#include "http/bearer_security.hpp"
#include "http/error_mapper.hpp"
#include "http/handlers.hpp"
#include "operations/enable_mfa.hpp"
#include "operations/get_current_user.hpp"
#include "operations/login.hpp"
#include "operations/signup.hpp"
#include "operations/validate_token.hpp"
#include "specgen/server/principals.hpp"

namespace auth {
namespace {

using Code = api::ErrorResponseError;
using specgen::Problem;
using specgen::ProblemKind;
using specgen::http::Header;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr std::int64_t kNow = 1'780'396'200;
constexpr const char* kNothingChanged = "The database cannot be reached; nothing was changed";
constexpr const char* kNobodyKnows =
    "The database failed while it was writing; the request may or may not have taken effect";

/// A store that fails as it is told.
class FailingUserStore final : public UserStore {
 public:
  std::function<void()> fail = [] { throw StoreUnavailable("gone"); };
  std::variant<User, EmailTaken, IdTaken> add(const NewUser&) override {
    fail();
    return EmailTaken{};
  }
  std::optional<User> find(std::string_view) override {
    fail();
    return std::nullopt;
  }
  std::optional<UserCredentials> find_credentials(std::string_view) override {
    fail();
    return std::nullopt;
  }
  bool replace_password(std::string_view, const StoredPassword&, const StoredPassword&) override {
    fail();
    return false;
  }
  bool is_live(std::string_view, std::string_view, std::int64_t) override {
    fail();
    return false;
  }
};

/// The layers behind the handlers, on one user store.
struct Domain {
  explicit Domain(UserStore& user_store) : users(user_store) {}

  UserStore& users;
  testing::MemoryUserStore mfa_users;
  testing::FakeClock clock{kNow};
  testing::CountingRandom random;
  testing::FakeCodec codec;
  testing::FakeHasher hasher;
  testing::FakeFactor factor;
  testing::MemoryAttemptStore attempts;
  Revocations revocations;
  Sessions sessions{codec, users, revocations, clock, random, seconds(86400)};
  SignUp sign_up{hasher, users, sessions, random};
};

class HandlersTest : public ::testing::Test {
 protected:
  specgen::RequestContext context(const Claims* claims = nullptr, bool may_block = true) {
    specgen::RequestContext result(request_, "request-1", "operation", may_block);
    if (claims != nullptr) {
      principals_.all = {std::make_shared<const TokenPrincipal>(*claims)};
      result.set_principals(principals_);
    }
    return result;
  }
  api::SignupResult signup(const std::string& email = "Someone@example.com",
                           const std::string& password = "Pass1234") {
    return authentication_.signup({.body = {.email = email, .password = password}}, context());
  }
  api::LoginResult login(const std::string& password = "Pass1234",
                         const std::optional<std::string>& code = std::nullopt) {
    return authentication_.login(
        {.body = {.email = "Someone@example.com", .password = password, .mfa_code = code}},
        context());
  }
  Claims claims_of(const api::SignupResult& result) {
    return domain_.codec.issued.at(std::get<api::SignupCreated>(result).body.token.access_token);
  }
  static api::ErrorResponse error_body(Code code, const std::string& message) {
    return {
        .error = code, .message = message, .violations = std::nullopt, .request_id = "request-1"};
  }

  specgen::http::Request request_;
  specgen::Principals principals_;
  testing::MemoryUserStore users_;
  testing::MemoryMfaStore mfa_{users_};
  Domain domain_{users_};
  LogIn log_in_{domain_.hasher,   domain_.factor,   users_,       mfa_,
                domain_.attempts, domain_.sessions, domain_.clock};
  EnableMfa enable_mfa_{domain_.factor, users_, mfa_};
  AuthenticationHandlers authentication_{domain_.sign_up, log_in_};
  MfaHandlers mfa_handlers_{enable_mfa_};
  UsersHandlers users_handlers_{users_};
};

TEST_F(HandlersTest, SignupAnswersWithUserAndToken) {
  const api::SignupResult result = signup();
  const auto& created = std::get<api::SignupCreated>(result);
  EXPECT_EQ(created.cache_control, "no-store");
  EXPECT_EQ(created.body.user, (api::User{.id = "user_abcdefghijklmnop",
                                          .email = "Someone@example.com",
                                          .status = api::UserStatus::kActive,
                                          .mfa_enabled = false,
                                          .created_at = "2026-06-02T10:30:00Z"}));
  EXPECT_EQ(created.body.token.expires_at, kNow + 86400);
  EXPECT_EQ(created.body.token.refresh_token, std::nullopt);
  EXPECT_EQ(claims_of(result).user_id, created.body.user.id);
}

TEST_F(HandlersTest, SignupRefusesWhatIsTakenOrWeak) {
  signup();
  EXPECT_EQ(std::get<api::SignupConflict>(signup()).body,
            error_body(Code::kUserAlreadyExists, "There is an account with this e-mail address"));
  api::ErrorResponse weak =
      error_body(Code::kInvalidRequest, "The request does not match the specification");
  weak.violations = {{"body", "/password", "minLength", "must have at least 8 characters"}};
  EXPECT_EQ(std::get<api::SignupBadRequest>(signup("b@example.com", "Pass12e\u0301")).body, weak);
}

TEST_F(HandlersTest, LoginAnswersWithUserAndToken) {
  signup();
  const api::LoginResult result = login();
  const auto& ok = std::get<api::LoginOk>(result);
  EXPECT_EQ(ok.cache_control, "no-store");
  EXPECT_EQ(ok.body.user.email, "Someone@example.com");
  EXPECT_EQ(ok.body.token.expires_at, kNow + 86400);
}

TEST_F(HandlersTest, LoginRefusesWithAChallenge) {
  const api::LoginResult result = login();
  const auto& refusal = std::get<api::LoginUnauthorized>(result);
  EXPECT_EQ(refusal.www_authenticate, "Bearer realm=\"api\"");
  EXPECT_EQ(refusal.body,
            error_body(Code::kInvalidCredentials, "The e-mail address or the password is wrong"));
}

TEST_F(HandlersTest, LoginAsksForTheCode) {
  const Claims claims = claims_of(signup());
  mfa_handlers_.enable_mfa({}, context(&claims));
  EXPECT_EQ(std::get<api::LoginBadRequest>(login()).body,
            error_body(Code::kInvalidMfa, "This account needs an MFA code"));
  EXPECT_EQ(std::get<api::LoginBadRequest>(login("Pass1234", "123456")).body,
            error_body(Code::kInvalidMfa, "The MFA code is wrong, or was used before"));
  EXPECT_TRUE(
      std::holds_alternative<api::LoginOk>(login("Pass1234", "code " + std::to_string(kNow / 30))));
}

TEST_F(HandlersTest, ValidateSaysWhatTheTokenSays) {
  const Claims claims = {"user_4k2j9x0q7w1e8r5t", "s1", 0, kNow, kNow + 86400};
  const api::ValidateTokenResult result = authentication_.validate_token({}, context(&claims));
  const auto& ok = std::get<api::ValidateTokenOk>(result);
  EXPECT_EQ(ok.cache_control, "no-store");
  EXPECT_TRUE(ok.body.valid);
  EXPECT_EQ(ok.body.user_id, "user_4k2j9x0q7w1e8r5t");
  EXPECT_EQ(ok.body.expires_at, kNow + 86400);
}

TEST_F(HandlersTest, EnableMfaShowsTheSecretOnce) {
  const Claims claims = claims_of(signup());
  const api::EnableMfaResult result = mfa_handlers_.enable_mfa({}, context(&claims));
  const auto& ok = std::get<api::EnableMfaOk>(result);
  EXPECT_EQ(ok.cache_control, "no-store");
  EXPECT_EQ(ok.body.secret, "SECRET");
  EXPECT_EQ(ok.body.qr_code, "data:Someone@example.com");
  EXPECT_EQ(ok.body.recovery_codes, std::vector<std::string>{"recovery 1"});
  EXPECT_EQ(std::get<api::EnableMfaBadRequest>(mfa_handlers_.enable_mfa({}, context(&claims))).body,
            error_body(Code::kMfaAlreadyEnabled, "MFA is enabled already"));
}

TEST_F(HandlersTest, ATokenOfASuspendedUserOpensNothing) {
  const Claims claims = claims_of(signup());
  users_.suspend(claims.user_id);
  const api::EnableMfaResult enable = mfa_handlers_.enable_mfa({}, context(&claims));
  const auto& refused = std::get<api::EnableMfaUnauthorized>(enable);
  EXPECT_EQ(refused.www_authenticate, "Bearer realm=\"api\", error=\"invalid_token\"");
  EXPECT_EQ(refused.body, error_body(Code::kInvalidToken, "The token is invalid or expired"));
  const api::GetCurrentUserResult me = users_handlers_.get_current_user({}, context(&claims));
  const auto& refused_me = std::get<api::GetCurrentUserUnauthorized>(me);
  EXPECT_EQ(refused_me.www_authenticate, "Bearer realm=\"api\", error=\"invalid_token\"");
  EXPECT_EQ(refused_me.body, error_body(Code::kInvalidToken, "The token is invalid or expired"));
}

TEST_F(HandlersTest, MeIsTheUser) {
  const Claims claims = claims_of(signup());
  const api::GetCurrentUserResult result = users_handlers_.get_current_user({}, context(&claims));
  const auto& ok = std::get<api::GetCurrentUserOk>(result);
  EXPECT_EQ(ok.cache_control, "no-store");
  EXPECT_EQ(ok.body.id, claims.user_id);
  users_.users.at(claims.user_id).user.status = UserStatus::kSuspended;
  EXPECT_EQ(to_api(users_.users.at(claims.user_id).user).status, api::UserStatus::kSuspended);
}

class WithoutStoreTest : public HandlersTest {
 protected:
  template <class T, class Result>
  static void expect_unavailable(const Result& result, const char* message) {
    const auto& response = std::get<T>(result);
    EXPECT_EQ(response.retry_after, 1);
    EXPECT_EQ(response.body, error_body(Code::kUnavailable, message));
  }
  specgen::SecurityDecision check(const std::string& token, bool may_block) {
    return security_.bearer_auth({.token = token, .scopes = {}}, context(nullptr, may_block));
  }

  FailingUserStore failing_;
  Domain broken_{failing_};
  LogIn broken_log_in_{broken_.hasher,   broken_.factor,   failing_,     mfa_,
                       broken_.attempts, broken_.sessions, broken_.clock};
  EnableMfa broken_enable_{broken_.factor, failing_, mfa_};
  AuthenticationHandlers broken_authentication_{broken_.sign_up, broken_log_in_};
  BearerSecurity security_{broken_.sessions};
};

TEST_F(WithoutStoreTest, EveryOperationSays503) {
  const Claims claims = {"user_4k2j9x0q7w1e8r5t", "s1", 0, kNow, kNow + 86400};
  const api::SignupRequest sign_up = {
      .body = {.email = "someone@example.com", .password = "Pass1234"}};
  const api::LoginRequest log_in = {
      .body = {.email = "someone@example.com", .password = "Pass1234", .mfa_code = std::nullopt}};
  expect_unavailable<api::SignupServiceUnavailable>(
      broken_authentication_.signup(sign_up, context()), kNothingChanged);
  expect_unavailable<api::LoginServiceUnavailable>(broken_authentication_.login(log_in, context()),
                                                   kNothingChanged);
  expect_unavailable<api::EnableMfaServiceUnavailable>(
      MfaHandlers(broken_enable_).enable_mfa({}, context(&claims)), kNothingChanged);
  expect_unavailable<api::GetCurrentUserServiceUnavailable>(
      UsersHandlers(failing_).get_current_user({}, context(&claims)), kNothingChanged);
  failing_.fail = [] { throw StoreInDoubt("doubt"); };
  expect_unavailable<api::SignupServiceUnavailable>(
      broken_authentication_.signup(sign_up, context()), kNobodyKnows);
}

TEST_F(WithoutStoreTest, FaultsOfOursAreNotAnsweredHere) {
  failing_.fail = [] { throw std::runtime_error("a bug"); };
  EXPECT_THROW(broken_authentication_.signup(
                   {.body = {.email = "someone@example.com", .password = "Pass1234"}}, context()),
               std::runtime_error);
}

TEST_F(WithoutStoreTest, TheSecurityHook) {
  const std::string token =
      broken_.codec.issue({"user_4k2j9x0q7w1e8r5t", "s1", 0, kNow, kNow + 86400});
  // Nothing is known and asking is not allowed here.
  EXPECT_TRUE(std::holds_alternative<specgen::NeedsBlocking>(check(token, false)));
  // Asked, the store does not answer: that opens nothing.
  const specgen::SecurityDecision unknown = check(token, true);
  const auto& denied = std::get<specgen::Denied>(unknown);
  EXPECT_EQ(denied.status, 503);
  EXPECT_EQ(denied.error_code, "unavailable");
  EXPECT_EQ(denied.message, kNothingChanged);
  EXPECT_EQ(denied.headers, (std::vector<Header>{{"Retry-After", "1"}}));
  // With a picture that can be trusted, a user who is known needs no asking.
  broken_.revocations.trust_until(steady_clock::now() + seconds(60));
  EXPECT_TRUE(std::holds_alternative<specgen::NeedsBlocking>(check(token, false)));
  const User user = {"user_4k2j9x0q7w1e8r5t", "a@example.com", UserStatus::kActive, false, "", 0};
  broken_.sessions.begin(user);
  const specgen::SecurityDecision known = check(token, false);
  const auto principal = std::get<std::shared_ptr<const specgen::Principal>>(known);
  EXPECT_EQ(dynamic_cast<const TokenPrincipal&>(*principal).claims.session_id, "s1");
  broken_.revocations.add({"user_4k2j9x0q7w1e8r5t", "", 1, kNow});
  for (const std::string& bad : {token, std::string("garbage")}) {
    const specgen::SecurityDecision refused = check(bad, false);
    EXPECT_EQ(std::get<specgen::Denied>(refused).status, 401);
    EXPECT_EQ(std::get<specgen::Denied>(refused).error_code, "invalid_token");
    EXPECT_EQ(std::get<specgen::Denied>(refused).message, "The token is invalid or expired");
  }
}

TEST(ErrorMapperTest, EveryKindHasACode) {
  const std::vector<std::pair<ProblemKind, std::string>> codes = {
      {ProblemKind::kInvalidRequest, "invalid_request"},
      {ProblemKind::kMalformed, "invalid_request"},
      {ProblemKind::kUnauthorized, "missing_token"},
      {ProblemKind::kForbidden, "forbidden"},
      {ProblemKind::kNotFound, "not_found"},
      {ProblemKind::kMethodNotAllowed, "method_not_allowed"},
      {ProblemKind::kNotAcceptable, "not_acceptable"},
      {ProblemKind::kRequestTimeout, "request_timeout"},
      {ProblemKind::kPayloadTooLarge, "payload_too_large"},
      {ProblemKind::kUriTooLong, "uri_too_long"},
      {ProblemKind::kUnsupportedMediaType, "unsupported_media_type"},
      {ProblemKind::kExpectationFailed, "expectation_failed"},
      {ProblemKind::kHeadersTooLarge, "headers_too_large"},
      {ProblemKind::kInternal, "internal_error"},
      {ProblemKind::kMethodUnknown, "not_supported"},
      {ProblemKind::kVersionNotSupported, "not_supported"},
      {ProblemKind::kOverloaded, "overloaded"},
      {ProblemKind::kDeadlineExceeded, "overloaded"}};
  const ErrorResponseMapper mapper;
  for (const auto& [kind, code] : codes) {
    Problem problem = specgen::make_problem(kind, "Some words");
    problem.request_id = "request-1";
    const specgen::http::Response response = mapper.map(problem);
    EXPECT_EQ(response.status, problem.status);
    EXPECT_EQ(response.content_type, "application/json");
    EXPECT_EQ(response.body,
              R"({"error":")" + code + R"(","message":"Some words","requestId":"request-1"})");
    EXPECT_EQ(response.header("Retry-After") != nullptr, problem.status == 503) << code;
  }
}

TEST(ErrorMapperTest, ViolationsAndHeadersGoAlong) {
  Problem problem = specgen::make_problem(ProblemKind::kInvalidRequest, "No good");
  problem.violations = {{"body", "/email", "format", "must be an e-mail address"}};
  problem.headers = {{"Allow", "POST"}};
  const specgen::http::Response response = ErrorResponseMapper().map(problem);
  EXPECT_EQ(response.body,
            R"({"error":"invalid_request","message":"No good","violations":[{"in":"body",)"
            R"("pointer":"/email","keyword":"format","message":"must be an e-mail address"}]})");
  EXPECT_EQ(response.headers, problem.headers);
}

TEST(ErrorMapperTest, ATokenThatWasSentIsInvalidAndNotMissing) {
  Problem problem = specgen::make_problem(ProblemKind::kUnauthorized, "No");
  problem.headers = {{"WWW-Authenticate", R"(Bearer realm="api", error="invalid_token")"}};
  EXPECT_EQ(ErrorResponseMapper().map(problem).body, R"({"error":"invalid_token","message":"No"})");
}

TEST(ErrorMapperTest, AHookThatCannotDecideIsNoRefusal) {
  Problem problem = specgen::make_problem(ProblemKind::kUnauthorized, "No database");
  problem.status = 503;
  problem.headers = {{"WWW-Authenticate", R"(Bearer realm="api", error="invalid_token")"},
                     {"Retry-After", "7"}};
  const specgen::http::Response response = ErrorResponseMapper().map(problem);
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(response.body, R"({"error":"unavailable","message":"No database"})");
  EXPECT_EQ(response.headers, (std::vector<Header>{{"Retry-After", "7"}}));
}

class AccessLogTest : public ::testing::Test {
 protected:
  AccessLogTest() { EXPECT_EQ(pipe(ends_.data()), 0); }
  ~AccessLogTest() override { close(ends_[0]); }
  /// What the log writes about the answers and the faults.
  std::vector<nlohmann::json> lines(bool responses) {
    {
      Log log(ends_[1]);
      AccessLog access_log(log, responses);
      access_log.on_response(record(200, false));
      access_log.on_response(record(499, true));
      access_log.on_response(record(503, false));
      access_log.on_error({"request-1", "signup", "it broke"});
    }
    close(ends_[1]);
    std::string text(4096, '\0');
    const ssize_t size = read(ends_[0], text.data(), text.size());
    std::istringstream stream(text.substr(0, static_cast<std::size_t>(size)));
    std::vector<nlohmann::json> result;
    for (std::string line; std::getline(stream, line);) {
      nlohmann::json entry = nlohmann::json::parse(line);
      entry.erase("time");
      result.push_back(std::move(entry));
    }
    return result;
  }
  static specgen::AccessRecord record(int status, bool cancelled) {
    specgen::AccessRecord record;
    record.request_id = "request-1";
    record.operation_id = "signup";
    record.method = "POST";
    record.route = "/v1/signup";
    record.status = status;
    record.bytes = 321;
    record.duration = std::chrono::microseconds(173'250);
    record.client_address = "192.0.2.1";
    record.cancelled = cancelled;
    return record;
  }
  static nlohmann::json line(const std::string& level, const std::string& event, int status) {
    return {{"level", level},        {"event", event},   {"requestId", "request-1"},
            {"operation", "signup"}, {"method", "POST"}, {"route", "/v1/signup"},
            {"status", status},      {"bytes", 321},     {"durationMs", 173.25}};
  }
  const nlohmann::json fault_ = {{"level", "error"},
                                 {"event", "fault"},
                                 {"requestId", "request-1"},
                                 {"operation", "signup"},
                                 {"message", "it broke"}};
  std::array<int, 2> ends_{};
};

TEST_F(AccessLogTest, EveryResponseIsALine) {
  EXPECT_EQ(lines(true), (std::vector<nlohmann::json>{line("info", "request", 200),
                                                      line("info", "request_abandoned", 499),
                                                      line("error", "request", 503), fault_}));
}

TEST_F(AccessLogTest, SwitchedOffOnlyTroubleIsALine) {
  EXPECT_EQ(lines(false), (std::vector<nlohmann::json>{line("error", "request", 503), fault_}));
}

}  // namespace
}  // namespace auth

#include "specgen/server/security.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <stdexcept>
#include <string>

#include "specgen/server/credentials.hpp"

namespace specgen {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct User : Principal {
  explicit User(std::string user) : name(std::move(user)) {}
  std::string name;
};

/// Hooks as the application would write them: everything is granted but "bad" and what it asks.
class Hooks {
 public:
  SecurityDecision bearer(const BearerCredentials& credentials, const RequestContext& context) {
    if (credentials.token == "block" && !context.may_block()) return NeedsBlocking{};
    if (credentials.token == "bad") return Denied{.error_code = "expired", .message = "Too old."};
    if (credentials.token == "weak") return Denied{.status = 403};
    if (credentials.token == "own") {
      return Denied{.headers = {{"WWW-Authenticate", "Bearer realm=\"mine\""}, {"X-A", "b"}}};
    }
    if (credentials.token == "null") return std::shared_ptr<const Principal>();
    return std::make_shared<const User>("bearer " + std::string(credentials.token));
  }
  SecurityDecision basic(const BasicCredentials& credentials, const RequestContext& /*context*/) {
    return std::make_shared<const User>(std::string(credentials.username) + "/" +
                                        std::string(credentials.password));
  }
  SecurityDecision key(const ApiKeyCredentials& credentials, const RequestContext& /*context*/) {
    if (credentials.key == "bad") return Denied{};
    return std::make_shared<const User>("key " + std::string(credentials.key));
  }
  SecurityDecision digest(const HttpCredentials& credentials, const RequestContext& /*context*/) {
    return std::make_shared<const User>("digest " + std::string(credentials.parameters));
  }
  SecurityDecision certificate(const MutualTlsCredentials& /*credentials*/,
                               const RequestContext& context) {
    const std::string* subject = context.request().header("X-Client-Subject");
    if (subject == nullptr) return Denied{};
    return std::make_shared<const User>(*subject);
  }
};

class SecurityTest : public ::testing::Test {
 protected:
  static std::shared_ptr<const SecurityScheme> share(SecurityScheme scheme) {
    return std::make_shared<const SecurityScheme>(std::move(scheme));
  }

  AuthenticationOutcome ask(const std::vector<SecurityAlternative>& alternatives,
                            std::vector<http::Header> headers, std::string query = "",
                            bool may_block = false) {
    request_.headers = std::move(headers);
    request_.query = std::move(query);
    return authenticate(alternatives, RequestContext(request_, "id", "op", may_block));
  }
  static std::vector<std::string> names(const AuthenticationOutcome& outcome) {
    std::vector<std::string> all;
    for (const auto& principal : std::get<Authenticated>(outcome).principals.all) {
      all.push_back(dynamic_cast<const User&>(*principal).name);
    }
    return all;
  }
  static const Problem& problem(const AuthenticationOutcome& outcome) {
    return std::get<Problem>(outcome);
  }
  static http::Header challenge(std::string value) {
    return {"WWW-Authenticate", std::move(value)};
  }

  Hooks hooks_;
  http::Request request_;
  SecurityRequirement bearer_{share({.name = "b", .check = bind_hook(hooks_, &Hooks::bearer)})};
  SecurityRequirement basic_{
      share({.name = "c", .kind = SchemeKind::kBasic, .check = bind_hook(hooks_, &Hooks::basic)})};
  SecurityRequirement key_{share({.name = "k",
                                  .kind = SchemeKind::kApiKeyHeader,
                                  .parameter = "X-Key",
                                  .check = bind_hook(hooks_, &Hooks::key)})};
};

TEST_F(SecurityTest, NoAlternativesArePublic) { EXPECT_THAT(names(ask({}, {})), IsEmpty()); }

TEST_F(SecurityTest, GoodTokenPasses) {
  EXPECT_THAT(names(ask({{bearer_}}, {{"authorization", "bEARER  a.b-c_d~e+f/g=="}})),
              ElementsAre("bearer a.b-c_d~e+f/g=="));
}

TEST_F(SecurityTest, NoTokenIsChallengedWithoutAnError) {
  const auto outcome = ask({{bearer_}}, {});
  EXPECT_EQ(problem(outcome).status, 401);
  EXPECT_EQ(problem(outcome).kind, ProblemKind::kUnauthorized);
  EXPECT_EQ(problem(outcome).detail, "Credentials are needed.");
  EXPECT_THAT(problem(outcome).headers, ElementsAre(challenge("Bearer realm=\"api\"")));
}

TEST_F(SecurityTest, AnotherSchemeIsNoToken) {
  EXPECT_THAT(problem(ask({{bearer_}}, {{"Authorization", "Basic YTpi"}})).headers,
              ElementsAre(challenge("Bearer realm=\"api\"")));
}

TEST_F(SecurityTest, BadTokenIsNamedSo) {
  const auto outcome = ask({{bearer_}}, {{"Authorization", "Bearer bad"}});
  EXPECT_EQ(problem(outcome).error_code, "expired");
  EXPECT_EQ(problem(outcome).detail, "Too old.");
  EXPECT_THAT(problem(outcome).headers,
              ElementsAre(challenge("Bearer realm=\"api\", error=\"invalid_token\"")));
}

TEST_F(SecurityTest, MalformedTokenNeverReachesTheHook) {
  for (const char* value : {"Bearer", "Bearer ", "Bearer a b", "Bearer \"a\"", "Bearer a,b"}) {
    EXPECT_THAT(problem(ask({{bearer_}}, {{"Authorization", value}})).headers,
                ElementsAre(challenge("Bearer realm=\"api\", error=\"invalid_request\"")))
        << value;
  }
}

TEST_F(SecurityTest, MissingScopesAre403) {
  SecurityRequirement scoped = bearer_;
  scoped.scopes = {"read", "write"};
  const auto outcome = ask({{scoped}}, {{"Authorization", "Bearer weak"}});
  EXPECT_EQ(problem(outcome).status, 403);
  EXPECT_EQ(problem(outcome).kind, ProblemKind::kForbidden);
  EXPECT_THAT(problem(outcome).headers,
              ElementsAre(challenge(
                  "Bearer realm=\"api\", scope=\"read write\", error=\"insufficient_scope\"")));
}

TEST_F(SecurityTest, TheHooksOwnChallengeReplacesOurs) {
  EXPECT_THAT(problem(ask({{bearer_}}, {{"Authorization", "Bearer own"}})).headers,
              ElementsAre(challenge("Bearer realm=\"mine\""), http::Header{"X-A", "b"}));
}

TEST_F(SecurityTest, AlternativesAreTriedInOrder) {
  EXPECT_THAT(names(ask({{bearer_}, {key_}}, {{"X-Key", "k"}})), ElementsAre("key k"));
  EXPECT_THAT(names(ask({{bearer_}, {key_}}, {{"X-Key", "k"}, {"Authorization", "Bearer t"}})),
              ElementsAre("bearer t"));
  EXPECT_THAT(names(ask({{bearer_}, {key_}}, {{"X-Key", "k"}, {"Authorization", "Bearer bad"}})),
              ElementsAre("key k"));
  EXPECT_THAT(problem(ask({{bearer_}, {key_}}, {})).headers,
              ElementsAre(challenge("Bearer realm=\"api\""),
                          challenge("ApiKey realm=\"api\", in=\"header\", name=\"X-Key\"")));
}

TEST_F(SecurityTest, AllOfAnAlternativeMustHold) {
  EXPECT_THAT(names(ask({{bearer_, key_}}, {{"X-Key", "k"}, {"Authorization", "Bearer t"}})),
              ElementsAre("bearer t", "key k"));
  EXPECT_THAT(problem(ask({{bearer_, key_}}, {{"Authorization", "Bearer t"}})).headers,
              ElementsAre(challenge("ApiKey realm=\"api\", in=\"header\", name=\"X-Key\"")));
}

TEST_F(SecurityTest, OptionalMeansWithoutCredentialsOrWithGoodOnes) {
  EXPECT_THAT(names(ask({{}, {bearer_}}, {})), IsEmpty());
  EXPECT_THAT(names(ask({{}, {bearer_}}, {{"Authorization", "Bearer t"}})),
              ElementsAre("bearer t"));
  EXPECT_EQ(problem(ask({{bearer_}, {}}, {{"Authorization", "Bearer bad"}})).status, 401);
}

TEST_F(SecurityTest, BlockingIsPassedOn) {
  EXPECT_TRUE(std::holds_alternative<NeedsBlocking>(
      ask({{bearer_}, {key_}}, {{"Authorization", "Bearer block"}, {"X-Key", "k"}})));
  EXPECT_THAT(names(ask({{bearer_}}, {{"Authorization", "Bearer block"}}, "", true)),
              ElementsAre("bearer block"));
}

TEST_F(SecurityTest, ANullPrincipalIsTheApplicationsFault) {
  EXPECT_THROW(ask({{bearer_}}, {{"Authorization", "Bearer null"}}), std::logic_error);
}

TEST_F(SecurityTest, BasicCarriesUserAndPassword) {
  EXPECT_THAT(names(ask({{basic_}}, {{"Authorization", "Basic dXNlcjpwYTpzcw=="}})),
              ElementsAre("user/pa:ss"));
  for (const char* value : {"Basic", "Basic dXNlcg==", "Basic dXNlcjpwYTpzcw=", "Basic !!!!",
                            "Basic dTpwAA==", "Basic dTpwYX=="}) {
    EXPECT_THAT(problem(ask({{basic_}}, {{"Authorization", value}})).headers,
                ElementsAre(challenge("Basic realm=\"api\", charset=\"UTF-8\"")))
        << value;
  }
}

TEST_F(SecurityTest, KeysComeFromQueryAndCookie) {
  const SecurityRequirement query{share({.name = "q",
                                         .kind = SchemeKind::kApiKeyQuery,
                                         .parameter = "api key",
                                         .check = bind_hook(hooks_, &Hooks::key)})};
  EXPECT_THAT(names(ask({{query}}, {}, "x=1&api%20key=a%2Bb+c&y")), ElementsAre("key a+b c"));
  EXPECT_EQ(problem(ask({{query}}, {}, "api+key=a&api+key=b")).status, 401);
  EXPECT_EQ(problem(ask({{query}}, {}, "api+key=")).status, 401);

  const SecurityRequirement cookie{share({.name = "c",
                                          .kind = SchemeKind::kApiKeyCookie,
                                          .parameter = "sid",
                                          .check = bind_hook(hooks_, &Hooks::key)})};
  EXPECT_THAT(names(ask({{cookie}}, {{"Cookie", "a=b; flag; sid=\"x=y\"; c=d"}})),
              ElementsAre("key x=y"));
  EXPECT_THAT(problem(ask({{cookie}}, {{"Cookie", "SID=1"}})).headers,
              ElementsAre(challenge("ApiKey realm=\"api\", in=\"cookie\", name=\"sid\"")));
  EXPECT_EQ(problem(ask({{cookie}}, {{"Cookie", "sid=1"}, {"cookie", "sid=2"}})).status, 401);
}

TEST_F(SecurityTest, OtherHttpSchemesHandOverWhatFollowsTheirName) {
  const SecurityRequirement digest{share({.name = "d",
                                          .kind = SchemeKind::kHttp,
                                          .parameter = "digest",
                                          .check = bind_hook(hooks_, &Hooks::digest)})};
  EXPECT_THAT(names(ask({{digest}}, {{"Authorization", "Digest username=\"u\", uri=\"/\""}})),
              ElementsAre("digest username=\"u\", uri=\"/\""));
  EXPECT_THAT(problem(ask({{digest}}, {{"Authorization", "Bearer x"}})).headers,
              ElementsAre(challenge("digest realm=\"api\"")));
}

TEST_F(SecurityTest, CertificatesAreTheHooksBusiness) {
  const SecurityRequirement tls{share({.name = "t",
                                       .kind = SchemeKind::kMutualTls,
                                       .check = bind_hook(hooks_, &Hooks::certificate)})};
  EXPECT_THAT(names(ask({{tls}}, {{"X-Client-Subject", "CN=a"}})), ElementsAre("CN=a"));
  EXPECT_THAT(problem(ask({{tls}}, {})).headers, ElementsAre(challenge("MutualTLS realm=\"api\"")));
  EXPECT_THAT(names(ask({{tls}, {}}, {})), ElementsAre());
}

TEST(RequestContext, FindsPrincipalsByType) {
  struct Other : Principal {};
  const http::Request request;
  RequestContext context(request, "id", "op", true);
  EXPECT_EQ(context.find_principal<User>(), nullptr);
  EXPECT_THROW(context.principal<User>(), std::logic_error);
  const Principals principals{{std::make_shared<const Other>(), std::make_shared<const User>("u")}};
  context.set_principals(principals);
  EXPECT_EQ(context.principal<User>().name, "u");
}

TEST(Base64, IsCanonical) {
  EXPECT_EQ(decode_base64(""), "");
  EXPECT_EQ(decode_base64("YQ=="), "a");
  EXPECT_EQ(decode_base64("YWI="), "ab");
  EXPECT_EQ(decode_base64("YWJj"), "abc");
  EXPECT_EQ(decode_base64("/+8="), "\xff\xef");
  for (const char* text : {"Y", "YQ", "YQ=", "YR==", "YWJ=", "YW-_", "YQ==YQ==", "====", " YQ="}) {
    EXPECT_EQ(decode_base64(text), std::nullopt) << text;
  }
}

TEST_F(SecurityTest, ChallengesQuoteWhatTheyName) {
  const SecurityRequirement odd{share({.name = "k",
                                       .kind = SchemeKind::kApiKeyQuery,
                                       .parameter = "a\"b\\c\n",
                                       .check = bind_hook(hooks_, &Hooks::key)})};
  EXPECT_THAT(problem(ask({{odd}}, {})).headers,
              ElementsAre(challenge(R"(ApiKey realm="api", in="query", name="a\"b\\c")")));
}

}  // namespace
}  // namespace specgen

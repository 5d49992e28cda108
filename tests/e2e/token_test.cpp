#include "token.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <ostream>

#include "service.hpp"

namespace auth::e2e {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const Account& account() {
  static const Account the_account(service(), "token");
  return the_account;
}

TEST(Token, IsAJwtOfOurs) {
  const std::int64_t at = now();
  const Token token = Token::parse(account().token);
  EXPECT_EQ(token.header, (Json{{"alg", "HS256"}, {"typ", "JWT"}, {"kid", kTokenKeyId}}));
  EXPECT_EQ(token.claims.at("sub"), account().id);
  const auto expires_at = token.claims.at("exp").get<std::int64_t>();
  EXPECT_EQ(expires_at - token.claims.at("iat").get<std::int64_t>(), 86400);
  EXPECT_LE(token.claims.at("iat").get<std::int64_t>(), at);
  EXPECT_EQ(token.sign(), account().token) << "the tests cannot make tokens as the service does";
}

TEST(Token, SaysNothingAboutThePerson) {
  const std::string text = Token::parse(account().token).claims.dump();
  EXPECT_THAT(text, Not(HasSubstr("example.com")));
  EXPECT_THAT(text, Not(HasSubstr("token.")));
}

TEST(Token, ValidateSaysWhoseItIsAndUntilWhen) {
  const HttpResponse response = service().post("/validate", account().token);
  ASSERT_EQ(response.status, 200);
  EXPECT_EQ(json(response), (Json{{"valid", true},
                                  {"userId", account().id},
                                  {"expiresAt", Token::parse(account().token).claims.at("exp")}}));
  EXPECT_EQ(*response.header("Cache-Control"), "no-store");
}

TEST(Token, ItsLifetimeCanBeChosen) {
  Service brief(Settings{{"TEST_TOKEN_LIFETIME_SECONDS", "600"}});
  const Account short_lived(brief);
  const Json claims = Token::parse(short_lived.token).claims;
  EXPECT_EQ(claims.at("exp").get<std::int64_t>() - claims.at("iat").get<std::int64_t>(), 600);
}

TEST(Token, LivesUntilItsExpiry) {
  Token token = Token::parse(account().token);
  token.claims["exp"] = now() + 60;
  EXPECT_EQ(service().post("/validate", token.sign()).status, 200);
  token.claims["exp"] = now();
  EXPECT_TRUE(is_error(service().post("/validate", token.sign()), 401, "invalid_token"));
}

TEST(Token, TheSchemeMayBeWrittenInAnyCase) {
  for (const std::string scheme : {"bearer ", "BEARER ", "Bearer   "}) {
    const HttpResponse response = service().send(
        {.method = "GET", .path = "/me", .headers = {{"Authorization", scheme + account().token}}});
    EXPECT_EQ(response.status, 200) << scheme;
  }
}

std::string edit(const std::function<void(Token&)>& change) {
  Token token = Token::parse(account().token);
  change(token);
  return token.sign();
}

std::string with_claim(const std::string& name, const Json& value) {
  return edit([&](Token& token) { token.claims[name] = value; });
}

std::string without_claim(const std::string& name) {
  return edit([&](Token& token) { token.claims.erase(name); });
}

std::string with_header(const Json& header) {
  return edit([&](Token& token) { token.header = header; });
}

std::string unsigned_with_algorithm(const std::string& algorithm) {
  Token token = Token::parse(account().token);
  token.header["alg"] = algorithm;
  return token.message() + ".";
}

std::string with_algorithm(const std::string& name, Hash hash) {
  Token token = Token::parse(account().token);
  token.header["alg"] = name;
  return token.sign(hash, token_key());
}

std::string signed_with(const std::string& key) {
  return Token::parse(account().token).sign(Hash::kSha256, key);
}

/// The valid token with its character at `part` (0 to 2) and `at` replaced by another of the
/// alphabet.
std::string flipped(std::size_t part, std::size_t at) {
  std::string text = account().token;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < part; ++i) begin = text.find('.', begin) + 1;
  char& c = text[begin + at];
  c = c == 'A' ? 'B' : 'A';
  return text;
}

/// The last character of the signature with its unused bits set: decodes to the same bytes.
std::string with_unused_bits() {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string text = account().token;
  text.back() = kAlphabet[kAlphabet.find(text.back()) | 1U];
  return text;
}

std::string duplicate_subject() {
  Token token = Token::parse(account().token);
  std::string claims = token.claims.dump();
  claims.insert(1, "\"sub\":\"user_aaaaaaaaaaaaaaaa\",");
  const std::string message = base64url(token.header.dump()) + "." + base64url(claims);
  return message + "." + base64url(hmac(Hash::kSha256, token_key(), message));
}

struct Attack {
  const char* name;
  std::function<std::string()> credentials;  // what stands behind "Bearer "
};

// What GoogleTest prints of it.
std::ostream& operator<<(std::ostream& out, const Attack& attack) { return out << attack.name; }

std::vector<Attack> attacks() {
  const std::string stranger = "user_aaaaaaaaaaaaaaaa";
  return {
      {"Garbage", [] { return "garbage"; }},
      {"Dots", [] { return ".."; }},
      {"EmptyParts", [] { return "..."; }},
      {"SignatureStripped", [] { return account().token.substr(0, account().token.rfind('.')); }},
      {"SignatureEmpty", [] { return account().token.substr(0, account().token.rfind('.') + 1); }},
      {"SignatureFlippedFirst", [] { return flipped(2, 0); }},
      {"SignatureFlippedMiddle", [] { return flipped(2, 20); }},
      {"SignatureFlippedLast", [] { return flipped(2, 42); }},
      {"SignatureShortened", [] { return account().token.substr(0, account().token.size() - 1); }},
      {"SignatureLengthened", [] { return account().token + "A"; }},
      {"SignaturePadded", [] { return account().token + "="; }},
      {"SignatureNotCanonical", [] { return with_unused_bits(); }},
      {"HeaderFlipped", [] { return flipped(0, 5); }},
      {"ClaimsFlipped", [] { return flipped(1, 20); }},
      {"AFourthPart", [] { return account().token + ".AAAA"; }},
      {"AlgNone", [] { return unsigned_with_algorithm("none"); }},
      {"AlgNoneMixedCase", [] { return unsigned_with_algorithm("nOnE"); }},
      {"AlgNoneSigned", [] { return with_algorithm("none", Hash::kSha256); }},
      {"AlgEmpty", [] { return unsigned_with_algorithm(""); }},
      {"AlgHs384", [] { return with_algorithm("HS384", Hash::kSha384); }},
      {"AlgHs512", [] { return with_algorithm("HS512", Hash::kSha512); }},
      {"AlgRs256", [] { return with_algorithm("RS256", Hash::kSha256); }},
      {"AlgEs256", [] { return with_algorithm("ES256", Hash::kSha256); }},
      {"NoAlg",
       [] {
         return with_header({{"typ", "JWT"}, {"kid", kTokenKeyId}});
       }},
      {"NoKid",
       [] {
         return with_header({{"alg", "HS256"}, {"typ", "JWT"}});
       }},
      {"UnknownKid",
       [] {
         return with_header({{"alg", "HS256"}, {"typ", "JWT"}, {"kid", "other"}});
       }},
      {"KidIsAPath",
       [] {
         return with_header({{"alg", "HS256"}, {"typ", "JWT"}, {"kid", "../../../../dev/null"}});
       }},
      {"Crit",
       [] {
         return with_header({{"alg", "HS256"},
                             {"typ", "JWT"},
                             {"kid", kTokenKeyId},
                             {"crit", Json::array({"exp"})}});
       }},
      {"Jku",
       [] {
         return with_header({{"alg", "HS256"},
                             {"typ", "JWT"},
                             {"kid", kTokenKeyId},
                             {"jku", "http://127.0.0.1:1/keys"}});
       }},
      {"SecretEmpty", [] { return signed_with(""); }},
      {"SecretDictionary", [] { return signed_with("secret"); }},
      {"SecretChangeMe", [] { return signed_with("changeme"); }},
      {"SecretYour256BitSecret", [] { return signed_with("your-256-bit-secret"); }},
      {"SecretZeros", [] { return signed_with(std::string(32, '\0')); }},
      {"SecretIsTheKeysText", [] { return signed_with(base64(token_key())); }},
      {"SecretIsTheKeysPart", [] { return signed_with(token_key().substr(0, 31)); }},
      {"SubTampered",
       [stranger] {
         Token token = Token::parse(account().token);
         token.claims["sub"] = stranger;
         return token.message() + account().token.substr(account().token.rfind('.'));
       }},
      {"SubUnknown", [stranger] { return with_claim("sub", stranger); }},
      {"SubNotAnId", [] { return with_claim("sub", "' OR 1=1 --"); }},
      {"SubNumber", [] { return with_claim("sub", 1); }},
      {"SubMissing", [] { return without_claim("sub"); }},
      {"SubTwice", [] { return duplicate_subject(); }},
      {"Expired", [] { return with_claim("exp", now() - 1); }},
      {"ExpiredLongAgo", [] { return with_claim("exp", 0); }},
      {"ExpiryNegative", [] { return with_claim("exp", -1); }},
      {"ExpiryText", [] { return with_claim("exp", std::to_string(now() + 60)); }},
      {"ExpiryFraction", [] { return with_claim("exp", 1e300); }},
      {"ExpiryMissing", [] { return without_claim("exp"); }},
      {"NotBeforeInTheFuture", [] { return with_claim("nbf", now() + 3600); }},
      {"IssuerOther", [] { return with_claim("iss", "someone-else"); }},
      {"IssuerMissing", [] { return without_claim("iss"); }},
      {"AudienceOther", [] { return with_claim("aud", "someone-else"); }},
      {"AudienceMissing", [] { return without_claim("aud"); }},
      {"ClaimsNoObject",
       [] { return edit([](Token& token) { token.claims = Json::array({1}); }); }},
      {"ClaimsEmpty", [] { return edit([](Token& token) { token.claims = Json::object(); }); }},
      {"MoreThan8KiB", [] { return with_claim("padding", std::string(7000, 'x')); }},
  };
}

class TokenAttack : public ::testing::TestWithParam<Attack> {};

TEST_P(TokenAttack, IsRefusedEverywhere) {
  const std::string credentials = GetParam().credentials();
  const std::vector<HttpResponse> responses = {service().post("/validate", credentials),
                                               service().get("/me", credentials),
                                               service().post("/mfa/enable", credentials)};
  for (const HttpResponse& response : responses) {
    EXPECT_TRUE(is_error(response, 401, "invalid_token"));
    const std::string* challenge = response.header("WWW-Authenticate");
    ASSERT_NE(challenge, nullptr);
    EXPECT_THAT(*challenge, HasSubstr("Bearer realm=\"api\""));
    EXPECT_THAT(*challenge, HasSubstr("error=\"invalid_token\""));
  }
  EXPECT_EQ(json(service().get("/me", account().token)).at("mfaEnabled"), false);
}

INSTANTIATE_TEST_SUITE_P(All, TokenAttack, ::testing::ValuesIn(attacks()),
                         [](const auto& tested) { return tested.param.name; });

TEST(Token, WithoutOneTheChallengeNamesNoError) {
  for (const std::vector<NameValue>& headers : {std::vector<NameValue>{},
                                                {{"Authorization", ""}},
                                                {{"Authorization", "Basic c29tZW9uZTpzZWNyZXQ="}},
                                                {{"X-Token", account().token}}}) {
    const HttpResponse response =
        service().send({.method = "POST", .path = "/validate", .headers = headers});
    EXPECT_TRUE(is_error(response, 401, "missing_token"));
    ASSERT_NE(response.header("WWW-Authenticate"), nullptr);
    EXPECT_EQ(*response.header("WWW-Authenticate"), "Bearer realm=\"api\"");
  }
}

TEST(Token, TwoAuthorizationHeadersAreNoToken) {
  const HttpResponse response =
      service().send({.method = "GET",
                      .path = "/me",
                      .headers = {{"Authorization", "Bearer garbage"},
                                  {"Authorization", "Bearer " + account().token}}});
  EXPECT_THAT(response.status, ::testing::AnyOf(400, 401)) << response.body;
}

TEST(Token, InTheQueryItIsIgnored) {
  EXPECT_EQ(service().get("/me?access_token=" + account().token).status, 401);
}

TEST(Token, ARetiredKeyStillVerifiesAndANewOneSigns) {
  auto database = std::make_shared<Database>();
  const std::string new_key = base64(secret_for("new tokens"));
  const std::string old_key = base64(token_key());
  Service before({}, database);
  const Account someone(before);
  Service after({{"JWT_KEYS", "new:" + new_key + "," + kTokenKeyId + ":" + old_key}}, database);
  EXPECT_EQ(after.get("/me", someone.token).status, 200);
  const std::string token = json(log_in(after, someone.email)).at("token").at("accessToken");
  EXPECT_EQ(Token::parse(token).header.at("kid"), "new");
  Service without_old({{"JWT_KEYS", "new:" + new_key}}, database);
  EXPECT_EQ(without_old.get("/me", someone.token).status, 401);
  EXPECT_EQ(without_old.get("/me", token).status, 200);
}

}  // namespace
}  // namespace auth::e2e

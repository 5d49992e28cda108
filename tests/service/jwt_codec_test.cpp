#include "crypto/jwt_codec.hpp"

#include <gtest/gtest.h>

#include <ostream>

#include "crypto/base64.hpp"

namespace auth {

void PrintTo(const Claims& claims, std::ostream* out) {
  *out << claims.user_id << " " << claims.session_id << " " << claims.epoch << " "
       << claims.issued_at << " " << claims.expires_at;
}

namespace {

constexpr std::int64_t kNow = 1'780'396'200;
const std::string kSecret = "0123456789abcdef0123456789ABCDEF";
const std::string kHeader = R"({"alg":"HS256","typ":"JWT","kid":"k1"})";
const std::string kPayload =
    R"({"iss":"us","aud":"them","sub":"user_4k2j9x0q7w1e8r5t","sid":"abcdefghij0123456789",)"
    R"("epoch":3,"iat":1780396200,"exp":1780482600})";
const Claims kClaims = {"user_4k2j9x0q7w1e8r5t", "abcdefghij0123456789", 3, 1780396200, 1780482600};

KeyRing ring(std::initializer_list<std::pair<std::string, std::string>> keys) {
  KeyRing ring;
  for (const auto& [id, secret] : keys) ring.push_back({id, Secret(secret)});
  return ring;
}

/// A token as somebody with our key might make it.
std::string forge(const std::string& header, const std::string& payload,
                  const std::string& secret = kSecret) {
  const std::string message = base64url_encode(header) + "." + base64url_encode(payload);
  const HmacKey key(Digest::kSha256, secret);
  const HmacKey::Tag tag = key.sign(message);
  return message + "." + base64url_encode(as_text({tag.data(), key.size()}));
}

std::string replace(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

class JwtCodecTest : public ::testing::Test {
 protected:
  const JwtCodec codec_{ring({{"k1", kSecret}}), "us", "them"};
};

TEST_F(JwtCodecTest, WritesWhatItReads) {
  const std::string token = codec_.issue(kClaims);
  EXPECT_EQ(token, forge(kHeader, kPayload));
  EXPECT_EQ(codec_.verify(token, kNow), kClaims);
}

TEST_F(JwtCodecTest, DiesInTheSecondItExpires) {
  const std::string token = codec_.issue(kClaims);
  EXPECT_EQ(codec_.verify(token, 1780482599), kClaims);
  EXPECT_EQ(codec_.verify(token, 1780482600), std::nullopt);
  EXPECT_EQ(codec_.verify(token, 1780482601), std::nullopt);
}

TEST_F(JwtCodecTest, EveryAlteredCharacterKillsIt) {
  const std::string token = codec_.issue(kClaims);
  for (std::size_t i = 0; i < token.size(); ++i) {
    for (const char c : {'A', 'b', '.', '=', '\0', '\xff'}) {
      std::string altered = token;
      altered[i] = c;
      if (altered != token) {
        EXPECT_EQ(codec_.verify(altered, kNow), std::nullopt) << i;
      }
    }
    EXPECT_EQ(codec_.verify(token.substr(0, i), kNow), std::nullopt) << i;
  }
}

TEST_F(JwtCodecTest, TheLastCharactersLooseBitsCount) {
  const std::string token = codec_.issue(kClaims);
  int alive = 0;
  for (const char c :
       std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")) {
    alive += codec_.verify(token.substr(0, token.size() - 1) + c, kNow) ? 1 : 0;
  }
  EXPECT_EQ(alive, 1);
}

TEST_F(JwtCodecTest, OnlyOurHeaderWillDo) {
  const std::vector<std::string> headers = {
      R"({"alg":"none"})",
      R"({"alg":"none","typ":"JWT","kid":"k1"})",
      R"({"alg":"None","typ":"JWT","kid":"k1"})",
      R"({"alg":"HS384","typ":"JWT","kid":"k1"})",
      R"({"alg":"HS512","typ":"JWT","kid":"k1"})",
      R"({"alg":"hs256","typ":"JWT","kid":"k1"})",
      R"({"alg":"RS256","typ":"JWT","kid":"k1"})",
      R"({"alg":"HS256","typ":"JWT"})",
      R"({"alg":"HS256","kid":"k1"})",
      R"({"typ":"JWT","alg":"HS256","kid":"k1"})",
      R"({"alg":"HS256","typ":"JWT","kid":"k2"})",
      R"({"alg":"HS256","typ":"JWT","kid":""})",
      R"({"alg":"HS256","typ":"at+jwt","kid":"k1"})",
      R"({"alg":"HS256","typ":"JWT","kid":"k1","crit":["exp"]})",
      R"({"alg":"HS256","typ":"JWT","kid":"k1","jku":"https://attacker.example"})",
      R"({"alg":"HS256","alg":"HS256","typ":"JWT","kid":"k1"})",
      R"({"alg":"HS256","typ":"JWT","kid":"k1"} )",
      R"({"alg": "HS256","typ":"JWT","kid":"k1"})",
      "{}",
      "",
  };
  for (const std::string& header : headers) {
    EXPECT_EQ(codec_.verify(forge(header, kPayload), kNow), std::nullopt) << header;
  }
  EXPECT_EQ(
      codec_.verify(base64url_encode(R"({"alg":"none"})") + "." + base64url_encode(kPayload) + ".",
                    kNow),
      std::nullopt);
}

TEST_F(JwtCodecTest, ClaimsAreChecked) {
  const std::vector<std::string> payloads = {
      replace(kPayload, R"("us")", R"("other")"),
      replace(kPayload, R"("us")", R"(["us"])"),
      replace(kPayload, R"("them")", R"("others")"),
      replace(kPayload, R"("them")", R"(["them"])"),
      replace(kPayload, R"("user_4k2j9x0q7w1e8r5t")", R"("user_4k2j9x0q7w1e8r5")"),
      replace(kPayload, R"("user_4k2j9x0q7w1e8r5t")", R"("user_4K2j9x0q7w1e8r5t")"),
      replace(kPayload, R"("user_4k2j9x0q7w1e8r5t")", R"("user_4k2j9x0q7w1e8r5\u0000")"),
      replace(kPayload, R"("user_4k2j9x0q7w1e8r5t")", "null"),
      replace(kPayload, R"("sid":"abcdefghij0123456789",)", ""),
      replace(kPayload, R"("abcdefghij0123456789")", R"("")"),
      replace(kPayload, R"("abcdefghij0123456789")", R"("abcdefghij012345678-")"),
      replace(kPayload, R"("epoch":3,)", ""),
      replace(kPayload, R"("epoch":3)", R"("epoch":-1)"),
      replace(kPayload, R"("epoch":3)", R"("epoch":3.0)"),
      replace(kPayload, R"("epoch":3)", R"("epoch":"3")"),
      replace(kPayload, R"("epoch":3)", R"("epoch":18446744073709551615)"),
      replace(kPayload, R"("iat":1780396200,)", ""),
      replace(kPayload, R"(,"exp":1780482600)", ""),
      replace(kPayload, R"("exp":1780482600)", R"("exp":"1780482600")"),
      replace(kPayload, R"("exp":1780482600)", R"("exp":1780482600.5)"),
      replace(kPayload, R"("exp":1780482600)", R"("exp":1e30)"),
      replace(kPayload, R"("exp":1780482600)", R"("exp":null)"),
      replace(kPayload, R"("exp":1780482600)", R"("exp":1,"exp":1780482600)"),
      replace(kPayload, R"("exp":1780482600)", R"("exp":1780482600,"exp":1780482600)"),
      replace(kPayload, R"("iss":"us")", R"("iss":"us","iss":"us")"),
      kPayload + " x",
      kPayload.substr(0, kPayload.size() - 1),
      "[" + kPayload + "]",
      "\xff" + kPayload,
      "null",
      "",
  };
  for (const std::string& payload : payloads) {
    EXPECT_EQ(codec_.verify(forge(kHeader, payload), kNow), std::nullopt) << payload;
  }
}

TEST_F(JwtCodecTest, NotBeforeIsHeeded) {
  const auto with = [](const std::string& claim) {
    return forge(kHeader, replace(kPayload, R"("iat")", claim + R"(,"iat")"));
  };
  EXPECT_EQ(codec_.verify(with(R"("nbf":1780396200)"), kNow), kClaims);
  EXPECT_EQ(codec_.verify(with(R"("nbf":1780396201)"), kNow), std::nullopt);
  EXPECT_EQ(codec_.verify(with(R"("nbf":"1780396200")"), kNow), std::nullopt);
  EXPECT_EQ(codec_.verify(with(R"("nbf":1,"nbf":1)"), kNow), std::nullopt);
}

TEST_F(JwtCodecTest, ClaimsOfALaterVersionAreLeftAlone) {
  const std::string payload = replace(kPayload, R"("iat")", R"("amr":["otp"],"iat")");
  EXPECT_EQ(codec_.verify(forge(kHeader, payload), kNow), kClaims);
}

TEST_F(JwtCodecTest, MalformedTextIsNoToken) {
  const std::string token = codec_.issue(kClaims);
  for (const std::string& text :
       {std::string(), std::string("."), std::string(".."), std::string("..."), std::string("a.b"),
        std::string("garbage"), token + ".", "." + token, token + "." + token, token + "=",
        " " + token, token + " ", token + std::string(1, '\0')}) {
    EXPECT_EQ(codec_.verify(text, kNow), std::nullopt) << text;
  }
}

TEST_F(JwtCodecTest, LengthIsBounded) {
  const auto padded = [](std::size_t size) {
    return forge(kHeader,
                 replace(kPayload, R"("iat")", R"("x":")" + std::string(size, 'x') + R"(","iat")"));
  };
  std::size_t fits = 5000;
  while (padded(fits + 1).size() <= kMaxTokenBytes) ++fits;
  EXPECT_EQ(codec_.verify(padded(fits), kNow), kClaims);
  EXPECT_EQ(codec_.verify(padded(fits + 2), kNow), std::nullopt);
}

TEST_F(JwtCodecTest, KeysRotate) {
  const std::string next = "fedcba9876543210FEDCBA9876543210";
  const std::string old_token = codec_.issue(kClaims);
  const JwtCodec rotated(ring({{"k2", next}, {"k1", kSecret}}), "us", "them");
  EXPECT_EQ(rotated.verify(old_token, kNow), kClaims);
  const std::string new_token = rotated.issue(kClaims);
  EXPECT_EQ(new_token, forge(R"({"alg":"HS256","typ":"JWT","kid":"k2"})", kPayload, next));
  EXPECT_EQ(rotated.verify(new_token, kNow), kClaims);
  EXPECT_EQ(codec_.verify(new_token, kNow), std::nullopt);
  // A key only verifies what names it: there is no trying of one after the other.
  EXPECT_EQ(rotated.verify(forge(kHeader, kPayload, next), kNow), std::nullopt);
  const JwtCodec retired(ring({{"k2", next}}), "us", "them");
  EXPECT_EQ(retired.verify(old_token, kNow), std::nullopt);
}

}  // namespace
}  // namespace auth

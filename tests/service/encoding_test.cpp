#include <gtest/gtest.h>

#include "crypto/base64.hpp"
#include "crypto/secret.hpp"
#include "crypto/totp.hpp"

namespace auth {
namespace {

// RFC 4648, section 10.
TEST(Base64Test, RfcVectors) {
  const std::vector<std::pair<std::string, std::string>> vectors = {{"", ""},
                                                                    {"f", "Zg=="},
                                                                    {"fo", "Zm8="},
                                                                    {"foo", "Zm9v"},
                                                                    {"foob", "Zm9vYg=="},
                                                                    {"fooba", "Zm9vYmE="},
                                                                    {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : vectors) {
    EXPECT_EQ(base64_encode(bytes), text);
    EXPECT_EQ(base64_decode(text), bytes);
  }
}

TEST(Base64Test, UrlAlphabetHasNoPadding) {
  EXPECT_EQ(base64url_encode(std::string("\xfb\xff", 2)), "-_8");
  EXPECT_EQ(base64url_decode("-_8"), std::string("\xfb\xff", 2));
  EXPECT_EQ(base64_encode(std::string("\xfb\xff", 2)), "+/8=");
}

TEST(Base64Test, OnlyTheCanonicalSpellingIsRead) {
  for (const char* text : {"Zg", "Zg=", "Zh==", "Zm9=", "Zg==\n", " Zg==", "Zg=a",
                           "====", "Z===", "Zm9vYg=", "-_8=", "Zm9v=", "Z\0=="}) {
    EXPECT_EQ(base64_decode(text), std::nullopt) << text;
  }
  for (const char* text : {"Z", "Zh", "Zm9", "Zg==", "+/8", "Zg ", "Zm9vY"}) {
    EXPECT_EQ(base64url_decode(text), std::nullopt) << text;
  }
}

TEST(Base32Test, RfcVectorsWithoutPadding) {
  const std::vector<std::pair<std::string, std::string>> vectors = {
      {"f", "MY"}, {"fo", "MZXQ"}, {"foo", "MZXW6"}, {"foob", "MZXW6YQ"}, {"foobar", "MZXW6YTBOI"}};
  for (const auto& [bytes, text] : vectors) {
    EXPECT_EQ(base32_encode(bytes), text);
    ASSERT_TRUE(base32_decode(text));
    EXPECT_EQ(base32_decode(text)->view(), bytes);
  }
  EXPECT_FALSE(base32_decode("1"));
}

TEST(SecretTest, LeavesNothingBehindWhenItMoves) {
  Secret first(std::string("short"));
  const char* where = first.c_str();
  Secret second(std::move(first));
  EXPECT_EQ(second.view(), "short");
  EXPECT_EQ(std::string(where, 5), std::string(5, '\0'));
  Secret third;
  third = std::move(second);
  EXPECT_EQ(third.view(), "short");
  EXPECT_TRUE(second.empty());  // NOLINT(bugprone-use-after-move): that is what is tested
  EXPECT_EQ(third.clone().view(), "short");
  std::string text = "password";
  wipe(text);
  EXPECT_EQ(text, "");
}

}  // namespace
}  // namespace auth

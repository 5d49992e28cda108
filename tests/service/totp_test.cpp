#include "crypto/totp.hpp"

#include <gtest/gtest.h>

namespace auth {
namespace {

const Secret& rfc_key() {
  static const Secret key(std::string("12345678901234567890"));
  return key;
}

// RFC 6238, appendix B, SHA-1; the last six of the eight digits.
TEST(TotpTest, RfcVectors) {
  const std::vector<std::pair<std::int64_t, std::string>> vectors = {
      {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
      {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
  for (const auto& [time, code] : vectors) {
    EXPECT_EQ(match_totp(rfc_key(), code, time, 0), time / 30);
    EXPECT_EQ(match_totp(rfc_key(), code, time, 1), time / 30);
  }
}

TEST(TotpTest, OneStepToEachSide) {
  const std::int64_t step = 1234567890 / 30;
  for (std::int64_t off = -3; off <= 3; ++off) {
    const std::int64_t now = (step + off) * 30 + 29;
    const auto wide = std::abs(off) <= 1 ? std::optional(step) : std::nullopt;
    const auto narrow = off == 0 ? std::optional(step) : std::nullopt;
    EXPECT_EQ(match_totp(rfc_key(), "005924", now, 1), wide) << off;
    EXPECT_EQ(match_totp(rfc_key(), "005924", now, 0), narrow) << off;
  }
}

TEST(TotpTest, ExactlySixDigits) {
  // The first two are what liboath would take: the same code in seven and eight digits.
  for (const char* code : {"9005924", "89005924", "", "00592", "5924", "0059240", "00592a",
                           "+05924", " 05924", "005924 ", "0x5924", "\xd9\xa0\xd9\xa0\xd9\xa5"}) {
    EXPECT_EQ(match_totp(rfc_key(), code, 1234567890, 1), std::nullopt) << code;
  }
  EXPECT_EQ(match_totp(rfc_key(), std::string("00592\0", 6), 1234567890, 1), std::nullopt);
}

TEST(TotpTest, UriNamesEverythingAndEscapesIt) {
  EXPECT_EQ(otpauth_uri("Auth Service", "some+one@example.com", "MZXW6YTB"),
            "otpauth://totp/Auth%20Service:some%2Bone%40example.com?secret=MZXW6YTB"
            "&issuer=Auth%20Service&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace auth

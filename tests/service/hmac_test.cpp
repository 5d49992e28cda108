#include "crypto/hmac.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "crypto/base64.hpp"

namespace auth {
namespace {

std::string hex(const HmacKey& key, std::string_view message) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  const HmacKey::Tag tag = key.sign(message);
  std::string text;
  for (std::size_t i = 0; i < key.size(); ++i) text += {kHex[tag[i] >> 4], kHex[tag[i] & 15]};
  return text;
}

// RFC 4231, test cases 1, 2 and 6.
TEST(HmacTest, RfcVectors) {
  const std::string key1(20, '\x0b');
  EXPECT_EQ(hex(HmacKey(Digest::kSha256, key1), "Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(hex(HmacKey(Digest::kSha384, key1), "Hi There"),
            "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59c"
            "faea9ea9076ede7f4af152e8b2fa9cb6");
  EXPECT_EQ(hex(HmacKey(Digest::kSha256, "Jefe"), "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(hex(HmacKey(Digest::kSha384, std::string(131, '\xaa')),
                "Test Using Larger Than Block-Size Key - Hash Key First"),
            "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c6"
            "0c2ef6ab4030fe8296248df163f44952");
}

// RFC 7515, appendix A.1.
TEST(HmacTest, JwsVector) {
  const auto secret = base64url_decode(
      "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
  ASSERT_TRUE(secret);
  const HmacKey key(Digest::kSha256, *secret);
  const HmacKey::Tag tag = key.sign(
      "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
      ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnV"
      "l"
      "fQ");
  EXPECT_EQ(base64url_encode(as_text({tag.data(), key.size()})),
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
}

TEST(HmacTest, OneKeyServesManyThreads) {
  const HmacKey key(Digest::kSha256, "Jefe");
  const std::string expected = hex(key, "message");
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 500; ++j) EXPECT_EQ(hex(key, "message"), expected);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace auth

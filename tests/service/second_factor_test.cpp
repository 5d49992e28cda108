#include <gtest/gtest.h>
#include <liboath/oath.h>
#include <png.h>
#include <qrencode.h>

#include <memory>
#include <regex>
#include <set>

#include "crypto/base64.hpp"
#include "crypto/qr_code.hpp"
#include "crypto/sealed_box.hpp"
#include "crypto/system_random.hpp"
#include "crypto/totp.hpp"
#include "crypto/totp_factor.hpp"

namespace auth {
namespace {

constexpr const char* kUser = "user_4k2j9x0q7w1e8r5t";

SealedBox box(const RandomSource& random,
              std::initializer_list<std::pair<const char*, char>> keys = {{"m1", 'a'}}) {
  KeyRing ring;
  for (const auto& [id, fill] : keys) ring.push_back({id, Secret(std::string(32, fill))});
  return SealedBox(ring, random);
}

class SealedBoxTest : public ::testing::Test {
 protected:
  const SystemRandom random_;
  const SealedBox box_ = box(random_);
};

TEST_F(SealedBoxTest, OpensForItsOwnerOnly) {
  const SealedSecret sealed = box_.seal(kUser, "JBSWY3DPEHPK3PXP");
  EXPECT_EQ(sealed.key_id, "m1");
  EXPECT_EQ(sealed.bytes.size(), 12 + 16 + 16U);
  EXPECT_EQ(sealed.bytes.find("JBSW"), std::string::npos);
  ASSERT_TRUE(box_.open(kUser, sealed));
  EXPECT_EQ(box_.open(kUser, sealed)->view(), "JBSWY3DPEHPK3PXP");
  EXPECT_FALSE(box_.open("user_aaaaaaaaaaaaaaaa", sealed));
  EXPECT_FALSE(box_.open("", sealed));
}

TEST_F(SealedBoxTest, NonceIsNewEachTime) {
  EXPECT_NE(box_.seal(kUser, "secret").bytes, box_.seal(kUser, "secret").bytes);
}

TEST_F(SealedBoxTest, EveryAlteredBitIsNoticed) {
  const SealedSecret sealed = box_.seal(kUser, "secret");
  for (std::size_t i = 0; i < sealed.bytes.size(); ++i) {
    SealedSecret altered = sealed;
    altered.bytes[i] = static_cast<char>(altered.bytes[i] ^ 1);
    EXPECT_FALSE(box_.open(kUser, altered)) << i;
    EXPECT_FALSE(box_.open(kUser, {"m1", sealed.bytes.substr(0, i)})) << i;
  }
  EXPECT_FALSE(box_.open(kUser, {"m1", sealed.bytes + "x"}));
}

TEST_F(SealedBoxTest, KeysRotate) {
  const SealedSecret old = box_.seal(kUser, "secret");
  const SealedBox rotated = box(random_, {{"m2", 'b'}, {"m1", 'a'}});
  EXPECT_EQ(rotated.open(kUser, old)->view(), "secret");
  EXPECT_EQ(rotated.seal(kUser, "secret").key_id, "m2");
  EXPECT_TRUE(rotated.is_outdated(old));
  EXPECT_FALSE(rotated.is_outdated(rotated.seal(kUser, "secret")));
  EXPECT_FALSE(box(random_, {{"m2", 'b'}}).open(kUser, old));
  // The key's name is authenticated: the same key under another name does not open it.
  EXPECT_FALSE(box(random_, {{"m2", 'a'}}).open(kUser, {"m2", old.bytes}));
}

TEST(QrCodeTest, ThePictureIsTheCode) {
  const std::string text = "otpauth://totp/A:b?secret=MZXW6YTB";
  const std::string url = qr_code_data_url(text);
  ASSERT_EQ(url.substr(0, 22), "data:image/png;base64,");
  const auto png = base64_decode(url.substr(22));
  ASSERT_TRUE(png);

  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  ASSERT_EQ(png_image_begin_read_from_memory(&image, png->data(), png->size()), 1);
  image.format = PNG_FORMAT_GRAY;
  std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(image));
  ASSERT_EQ(png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr), 1);

  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeData(static_cast<int>(text.size()),
                        reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M),
      QRcode_free);
  ASSERT_EQ(image.width, (static_cast<unsigned>(code->width) + 8) * 4);
  ASSERT_EQ(image.height, image.width);
  for (unsigned y = 0; y < image.height; ++y) {
    for (unsigned x = 0; x < image.width; ++x) {
      const int column = static_cast<int>(x / 4) - 4;
      const int row = static_cast<int>(y / 4) - 4;
      const bool inside = column >= 0 && row >= 0 && column < code->width && row < code->width;
      const bool dark = inside && (code->data[row * code->width + column] & 1) != 0;
      ASSERT_EQ(pixels[y * image.width + x], dark ? 0 : 255) << x << "," << y;
    }
  }
}

TEST(QrCodeTest, TheLongestAddressFitsAndTooMuchIsSaid) {
  const std::string email(254, '+');
  EXPECT_NO_THROW(
      qr_code_data_url(otpauth_uri(std::string(100, ' '), email, std::string(32, 'A'))));
  EXPECT_THROW(qr_code_data_url(std::string(3000, 'x')), std::runtime_error);
}

class TotpFactorTest : public ::testing::Test {
 protected:
  const SystemRandom random_;
  const TotpFactor factor_{box(random_), "Auth Service", 1, random_};
};

std::string code_at(const std::string& base32, std::int64_t now) {
  const std::optional<Secret> key = base32_decode(base32);
  char otp[7] = {};
  EXPECT_EQ(oath_totp_generate(key->view().data(), key->size(), now, 30, 0, 6, otp), OATH_OK);
  return otp;
}

TEST_F(TotpFactorTest, WhatIsShownOpensWhatIsStored) {
  const NewSecondFactor created = factor_.create(kUser, "someone@example.com");
  EXPECT_TRUE(std::regex_match(created.secret, std::regex("[A-Z2-7]{32}")));
  EXPECT_EQ(created.qr_code,
            qr_code_data_url(otpauth_uri("Auth Service", "someone@example.com", created.secret)));
  const std::int64_t now = 1'780'396'200;
  EXPECT_EQ(factor_.match(kUser, created.sealed, code_at(created.secret, now), now), now / 30);
  EXPECT_EQ(factor_.match(kUser, created.sealed, code_at(created.secret, now - 90), now),
            std::nullopt);
  EXPECT_NE(created.secret, factor_.create(kUser, "someone@example.com").secret);
}

TEST_F(TotpFactorTest, ASecretThatDoesNotOpenIsAFaultOfOurs) {
  const NewSecondFactor created = factor_.create(kUser, "someone@example.com");
  EXPECT_THROW(factor_.match("user_aaaaaaaaaaaaaaaa", created.sealed, "123456", 0),
               std::runtime_error);
}

TEST_F(TotpFactorTest, ResealsForTheKeyOfNewSecrets) {
  const NewSecondFactor created = factor_.create(kUser, "someone@example.com");
  EXPECT_EQ(factor_.reseal(kUser, created.sealed), std::nullopt);
  const TotpFactor rotated(box(random_, {{"m2", 'b'}, {"m1", 'a'}}), "Auth Service", 1, random_);
  const std::optional<SealedSecret> renewed = rotated.reseal(kUser, created.sealed);
  ASSERT_TRUE(renewed);
  EXPECT_EQ(renewed->key_id, "m2");
  const TotpFactor later(box(random_, {{"m2", 'b'}}), "Auth Service", 1, random_);
  const std::int64_t now = 1'780'396'200;
  EXPECT_EQ(later.match(kUser, *renewed, code_at(created.secret, now), now), now / 30);
  EXPECT_THROW(later.reseal(kUser, created.sealed), std::runtime_error);
}

TEST_F(TotpFactorTest, RecoveryCodes) {
  const NewSecondFactor created = factor_.create(kUser, "someone@example.com");
  ASSERT_EQ(created.recovery_codes.size(), 10U);
  ASSERT_EQ(created.recovery_digests.size(), 10U);
  EXPECT_EQ(std::set(created.recovery_codes.begin(), created.recovery_codes.end()).size(), 10U);
  for (std::size_t i = 0; i < 10; ++i) {
    const std::string& code = created.recovery_codes[i];
    EXPECT_TRUE(std::regex_match(code, std::regex("[a-z2-7]{4}(-[a-z2-7]{4}){3}"))) << code;
    EXPECT_EQ(factor_.recovery_digest(kUser, code), created.recovery_digests[i]);
    EXPECT_NE(factor_.recovery_digest("user_aaaaaaaaaaaaaaaa", code), created.recovery_digests[i]);
  }
}

TEST_F(TotpFactorTest, RecoveryCodesAreReadGenerously) {
  const auto digest = factor_.recovery_digest(kUser, "abcd-efgh-2345-67zz");
  ASSERT_TRUE(digest);
  EXPECT_EQ(digest->size(), 32U);
  EXPECT_EQ(factor_.recovery_digest(kUser, "ABCDEFGH234567ZZ"), digest);
  for (const char* code : {"", "123456", "abcd-efgh-2345-67z", "abcd-efgh-2345-67zzz",
                           "abcd-efgh-2345-671z", "abcd efgh 2345 67zz", "----------------"}) {
    EXPECT_EQ(factor_.recovery_digest(kUser, code), std::nullopt) << code;
  }
}

}  // namespace
}  // namespace auth

#include "crypto/totp_factor.hpp"

#include <openssl/evp.h>

#include <array>
#include <cctype>
#include <stdexcept>

#include "crypto/hmac.hpp"
#include "crypto/qr_code.hpp"
#include "crypto/system_random.hpp"
#include "crypto/totp.hpp"

namespace auth {
namespace {

constexpr std::size_t kSecretBytes = 20;  // RFC 4226, 4 (R6) recommends 160 bits.
constexpr std::size_t kRecoveryCodes = 10;
constexpr std::size_t kRecoveryBytes = 10;
constexpr std::size_t kRecoveryLetters = 16;

/// "abcd-efgh-ijkl-mnop" of [a-z2-7].
std::string new_recovery_code(const RandomSource& random) {
  const Secret bytes(random_bytes(random, kRecoveryBytes));
  std::string code;
  for (const char c : base32_encode(bytes.view())) {
    if (code.size() % 5 == 4) code += '-';
    code += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return code;
}

/// The letters of a recovery code in lower case; nullopt when it does not look like one.
std::optional<std::string> recovery_letters(std::string_view code) {
  std::string letters;
  for (const char c : code) {
    if (c == '-') continue;
    const char lower = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    const bool is_letter = (lower >= 'a' && lower <= 'z') || (lower >= '2' && lower <= '7');
    if (!is_letter || letters.size() == kRecoveryLetters) return std::nullopt;
    letters += lower;
  }
  if (letters.size() != kRecoveryLetters) return std::nullopt;
  return letters;
}

}  // namespace

NewSecondFactor TotpFactor::create(std::string_view user_id, std::string_view email) const {
  const Secret key(random_bytes(random_, kSecretBytes));
  NewSecondFactor factor;
  factor.secret = base32_encode(key.view());
  const Secret uri(otpauth_uri(issuer_, email, factor.secret));
  factor.qr_code = qr_code_data_url(uri.view());
  // The Base32 text is what is stored, sealed.
  factor.sealed = box_.seal(user_id, factor.secret);
  for (std::size_t i = 0; i < kRecoveryCodes; ++i) {
    factor.recovery_codes.push_back(new_recovery_code(random_));
    factor.recovery_digests.push_back(*recovery_digest(user_id, factor.recovery_codes.back()));
  }
  return factor;
}

std::optional<std::int64_t> TotpFactor::match(std::string_view user_id, const SealedSecret& secret,
                                              std::string_view code, std::int64_t now) const {
  const std::optional<Secret> key = base32_decode(open(user_id, secret).view());
  if (!key) throw std::runtime_error("a TOTP secret is not Base32");
  return match_totp(*key, code, now, window_);
}

std::optional<SealedSecret> TotpFactor::reseal(std::string_view user_id,
                                               const SealedSecret& secret) const {
  if (!box_.is_outdated(secret)) return std::nullopt;
  return box_.seal(user_id, open(user_id, secret).view());
}

Secret TotpFactor::open(std::string_view user_id, const SealedSecret& secret) const {
  std::optional<Secret> text = box_.open(user_id, secret);
  if (!text) throw std::runtime_error("a TOTP secret cannot be opened; is its key missing?");
  return *std::move(text);
}

std::optional<std::string> TotpFactor::recovery_digest(std::string_view user_id,
                                                       std::string_view code) const {
  const std::optional<std::string> letters = recovery_letters(code);
  if (!letters) return std::nullopt;
  const std::string message = "recovery:" + std::string(user_id) + ":" + *letters;
  std::array<std::uint8_t, 32> digest{};
  if (EVP_Digest(message.data(), message.size(), digest.data(), nullptr, EVP_sha256(), nullptr) !=
      1) {
    throw std::runtime_error("OpenSSL cannot compute SHA-256");
  }
  return std::string(as_text(digest));
}

}  // namespace auth

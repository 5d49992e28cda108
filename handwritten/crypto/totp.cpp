#include "crypto/totp.hpp"

#include <liboath/oath.h>
#include <openssl/crypto.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace auth {
namespace {

std::string percent_encode(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const bool is_unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                               (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
                               c == '~';
    if (is_unreserved) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return encoded;
}

/// Copies what liboath has allocated, wipes and frees it.
std::string take(char* bytes, std::size_t size) {
  std::string copy(bytes, size);
  OPENSSL_cleanse(bytes, size);
  std::free(bytes);  // NOLINT(cppcoreguidelines-no-malloc): liboath's contract
  return copy;
}

}  // namespace

std::string base32_encode(std::string_view bytes) {
  char* text = nullptr;
  std::size_t size = 0;
  if (oath_base32_encode(bytes.data(), bytes.size(), &text, &size) != OATH_OK) {
    throw std::runtime_error("liboath cannot encode base32");
  }
  std::string encoded = take(text, size);
  encoded.erase(std::find(encoded.begin(), encoded.end(), '='), encoded.end());
  return encoded;
}

std::optional<Secret> base32_decode(std::string_view text) {
  char* bytes = nullptr;
  std::size_t size = 0;
  if (oath_base32_decode(text.data(), text.size(), &bytes, &size) != OATH_OK) return std::nullopt;
  return Secret(take(bytes, size));
}

std::optional<std::int64_t> match_totp(const Secret& key, std::string_view code, std::int64_t now,
                                       unsigned window) {
  // liboath takes codes of seven and eight digits as well.
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (code.size() != 6 || !std::ranges::all_of(code, is_digit)) return std::nullopt;
  const std::string otp(code);
  std::uint64_t counter = 0;
  const int rc = oath_totp_validate3(key.view().data(), key.size(), now, kTotpPeriod, 0, window,
                                     nullptr, &counter, otp.c_str());
  // Not only OATH_OK is success: a positive result says how many steps away the code was.
  if (rc < 0) return std::nullopt;
  return static_cast<std::int64_t>(counter);
}

std::string otpauth_uri(std::string_view issuer, std::string_view account,
                        std::string_view base32_secret) {
  const std::string name = percent_encode(issuer);
  return "otpauth://totp/" + name + ":" + percent_encode(account) +
         "?secret=" + std::string(base32_secret) + "&issuer=" + name +
         "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace auth

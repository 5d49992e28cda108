#include "encoding.hpp"

#include <liboath/oath.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace auth::e2e {
namespace {

const EVP_MD* digest(Hash hash) {
  switch (hash) {
    case Hash::kSha256:
      return EVP_sha256();
    case Hash::kSha384:
      return EVP_sha384();
    case Hash::kSha512:
      return EVP_sha512();
  }
  return nullptr;
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string base64(std::string_view bytes) {
  std::string result(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(result.data()), bytes_of(bytes),
                                   static_cast<int>(bytes.size()));
  result.resize(static_cast<std::size_t>(size));
  return result;
}

std::string base64url(std::string_view bytes) {
  std::string result = base64(bytes);
  while (result.ends_with('=')) result.pop_back();
  std::replace(result.begin(), result.end(), '+', '-');
  std::replace(result.begin(), result.end(), '/', '_');
  return result;
}

std::string from_base64(std::string_view text) {
  std::string padded(text);
  std::replace(padded.begin(), padded.end(), '-', '+');
  std::replace(padded.begin(), padded.end(), '_', '/');
  while (padded.ends_with('=')) padded.pop_back();
  const std::size_t padding = (4 - padded.size() % 4) % 4;
  padded.append(padding, '=');
  std::string result(padded.size(), '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(result.data()),
                                   bytes_of(padded), static_cast<int>(padded.size()));
  if (size < 0 || padding == 3) throw std::invalid_argument("this is no base64");
  result.resize(static_cast<std::size_t>(size) - padding);
  return result;
}

std::string hmac(Hash hash, std::string_view key, std::string_view message) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> tag;
  unsigned size = 0;
  HMAC(digest(hash), key.data(), static_cast<int>(key.size()), bytes_of(message), message.size(),
       tag.data(), &size);
  return {reinterpret_cast<const char*>(tag.data()), size};
}

std::string secret_for(std::string_view purpose, std::size_t size) {
  return hmac(Hash::kSha512, "auth tests", purpose).substr(0, size);
}

std::string totp(const std::string& base32_secret, std::int64_t at) {
  char* key = nullptr;
  std::size_t size = 0;
  if (oath_base32_decode(base32_secret.data(), base32_secret.size(), &key, &size) != OATH_OK) {
    throw std::invalid_argument("this is no base32: " + base32_secret);
  }
  const std::unique_ptr<char, void (*)(void*)> owned(key, std::free);
  std::array<char, 7> code{};
  if (oath_totp_generate(key, size, at, OATH_TOTP_DEFAULT_TIME_STEP_SIZE,
                         OATH_TOTP_DEFAULT_START_TIME, 6, code.data()) != OATH_OK) {
    throw std::runtime_error("liboath gives no code");
  }
  return code.data();
}

std::int64_t now() {
  using namespace std::chrono;
  return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace auth::e2e

#include "crypto/hmac.hpp"

#include <openssl/core_names.h>
#include <openssl/params.h>

#include <stdexcept>
#include <string>

namespace auth {
namespace {

const std::uint8_t* octets(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

HmacKey::HmacKey(Digest digest, std::string_view key) : size_(digest == Digest::kSha256 ? 32 : 48) {
  struct FreeMac {
    void operator()(EVP_MAC* mac) const { EVP_MAC_free(mac); }
  };
  const std::unique_ptr<EVP_MAC, FreeMac> mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
  prepared_.reset(EVP_MAC_CTX_new(mac.get()));
  std::string name = digest == Digest::kSha256 ? "SHA256" : "SHA384";
  const std::array<OSSL_PARAM, 2> parameters = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0),
      OSSL_PARAM_construct_end()};
  if (!prepared_ ||
      EVP_MAC_init(prepared_.get(), octets(key), key.size(), parameters.data()) != 1) {
    throw std::runtime_error("OpenSSL cannot prepare HMAC with " + name);
  }
}

HmacKey::Tag HmacKey::sign(std::string_view message) const {
  const std::unique_ptr<EVP_MAC_CTX, Free> context(EVP_MAC_CTX_dup(prepared_.get()));
  Tag tag{};
  std::size_t written = 0;
  if (!context || EVP_MAC_update(context.get(), octets(message), message.size()) != 1 ||
      EVP_MAC_final(context.get(), tag.data(), &written, tag.size()) != 1) {
    throw std::runtime_error("OpenSSL cannot compute HMAC");
  }
  return tag;
}

}  // namespace auth

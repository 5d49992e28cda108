#include "crypto/hmac.hpp"

#include <openssl/core_names.h>
#include <openssl/params.h>

#include <atomic>
#include <stdexcept>
#include <string>

namespace auth {
namespace {

const std::uint8_t* octets(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

std::uint64_t next_serial() {
  static std::atomic<std::uint64_t> last{0};
  return last.fetch_add(1) + 1;
}

}  // namespace

HmacKey::HmacKey(Digest digest, std::string_view key)
    : serial_(next_serial()), size_(digest == Digest::kSha256 ? 32 : 48) {
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

EVP_MAC_CTX* HmacKey::copy_for_this_thread() const {
  thread_local Copy copy;
  if (copy.serial != serial_) {
    copy.context.reset(EVP_MAC_CTX_dup(prepared_.get()));
    copy.serial = copy.context ? serial_ : 0;
  }
  return copy.context.get();
}

HmacKey::Tag HmacKey::sign(std::string_view message) const {
  EVP_MAC_CTX* context = copy_for_this_thread();
  Tag tag{};
  std::size_t written = 0;
  // Without a key EVP_MAC_init goes back to the one that is there (EVP_MAC(3)).
  if (context == nullptr || EVP_MAC_init(context, nullptr, 0, nullptr) != 1 ||
      EVP_MAC_update(context, octets(message), message.size()) != 1 ||
      EVP_MAC_final(context, tag.data(), &written, tag.size()) != 1) {
    throw std::runtime_error("OpenSSL cannot compute HMAC");
  }
  return tag;
}

}  // namespace auth

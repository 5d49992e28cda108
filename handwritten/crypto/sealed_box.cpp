#include "crypto/sealed_box.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "crypto/system_random.hpp"

namespace auth {
namespace {

constexpr std::size_t kNonceSize = 12;
constexpr std::size_t kTagSize = 16;

struct FreeCipher {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

std::uint8_t* octets(std::string& text) { return reinterpret_cast<std::uint8_t*>(text.data()); }
const std::uint8_t* octets(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

std::string associated_data(std::string_view owner, std::string_view key_id) {
  return std::string(owner).append(1, '\0').append(key_id);
}

/// Encrypts or decrypts `in` into `out`, after the associated data has gone through.
bool run(EVP_CIPHER_CTX* cipher, std::string_view aad, std::string_view in, std::string& out) {
  int size = 0;
  out.resize(in.size());
  return EVP_CipherUpdate(cipher, nullptr, &size, octets(aad), static_cast<int>(aad.size())) == 1 &&
         EVP_CipherUpdate(cipher, octets(out), &size, octets(in), static_cast<int>(in.size())) == 1;
}

}  // namespace

SealedBox::SealedBox(const KeyRing& keys, const RandomSource& random) : random_(random) {
  for (const NamedKey& key : keys) keys_.push_back({key.id, key.secret.clone()});
}

SealedSecret SealedBox::seal(std::string_view owner, std::string_view secret) const {
  const NamedKey& key = keys_.front();
  const std::string nonce = random_bytes(random_, kNonceSize);
  const Cipher cipher(EVP_CIPHER_CTX_new());
  std::string text;
  std::string tag(kTagSize, '\0');
  int size = 0;
  if (!cipher ||
      EVP_CipherInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, octets(key.secret.view()),
                        octets(std::string_view(nonce)), 1) != 1 ||
      !run(cipher.get(), associated_data(owner, key.id), secret, text) ||
      EVP_CipherFinal_ex(cipher.get(), nullptr, &size) != 1 ||
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, kTagSize, tag.data()) != 1) {
    throw std::runtime_error("OpenSSL cannot encrypt with AES-256-GCM");
  }
  return {key.id, nonce + text + tag};
}

bool SealedBox::is_outdated(const SealedSecret& sealed) const {
  return sealed.key_id != keys_.front().id;
}

std::optional<Secret> SealedBox::open(std::string_view owner, const SealedSecret& sealed) const {
  const auto key = std::ranges::find(keys_, sealed.key_id, &NamedKey::id);
  if (key == keys_.end() || sealed.bytes.size() < kNonceSize + kTagSize) return std::nullopt;
  const std::string_view bytes = sealed.bytes;
  const std::string_view nonce = bytes.substr(0, kNonceSize);
  std::string tag(bytes.substr(bytes.size() - kTagSize));
  const Cipher cipher(EVP_CIPHER_CTX_new());
  std::string text;
  int size = 0;
  const bool is_genuine =
      cipher &&
      EVP_CipherInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, octets(key->secret.view()),
                        octets(nonce), 0) == 1 &&
      run(cipher.get(), associated_data(owner, sealed.key_id),
          bytes.substr(kNonceSize, bytes.size() - kNonceSize - kTagSize), text) &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_SET_TAG, kTagSize, tag.data()) == 1 &&
      EVP_CipherFinal_ex(cipher.get(), nullptr, &size) == 1;
  Secret secret(std::move(text));
  if (!is_genuine) return std::nullopt;
  return secret;
}

}  // namespace auth

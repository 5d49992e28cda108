#include "crypto/bcrypt_hasher.hpp"

#include <crypt.h>
#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

#include "crypto/base64.hpp"
#include "crypto/secret.hpp"
#include "crypto/system_random.hpp"
#include "domain/password_policy.hpp"
#include "domain/text.hpp"

namespace auth {
namespace {

constexpr std::size_t kHashLength = 60;
constexpr int kLowestCost = 10;
constexpr int kHighestCost = 15;

/// 32 KiB of scratch space that ends up holding the password: on the heap, and wiped.
struct WipeScratch {
  void operator()(crypt_data* scratch) const {
    OPENSSL_cleanse(scratch, sizeof *scratch);
    delete scratch;
  }
};

/// nullopt when libxcrypt does not understand the setting.
std::optional<std::string> bcrypt(const Secret& input, const std::string& setting) {
  const std::unique_ptr<crypt_data, WipeScratch> scratch(new crypt_data{});
  const char* hash = crypt_rn(input.c_str(), setting.c_str(), scratch.get(), sizeof *scratch);
  if (hash == nullptr) return std::nullopt;
  return std::string(hash);
}

std::string new_setting(int cost, const RandomSource& random) {
  const std::string salt = random_bytes(random, 16);
  std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> setting{};
  if (crypt_gensalt_rn("$2b$", static_cast<unsigned long>(cost), salt.data(),
                       static_cast<int>(salt.size()), setting.data(),
                       static_cast<int>(setting.size())) == nullptr) {
    throw std::runtime_error("libxcrypt cannot make a bcrypt salt");
  }
  return setting.data();
}

Secret prehash(const HmacKey& pepper, std::string_view password) {
  std::optional<std::string> nfc;
  if (password.size() <= kMaxPasswordBytes) nfc = to_nfc(password);
  // What is too long or no UTF-8 cannot be anybody's password; it still costs a hash.
  const Secret normalised(nfc ? std::move(*nfc) : std::string("\xff", 1));
  HmacKey::Tag tag = pepper.sign(normalised.view());
  Secret text(base64_encode(as_text({tag.data(), pepper.size()})));
  OPENSSL_cleanse(tag.data(), tag.size());
  return text;
}

/// The cost of "$2b$12$…"; 0 when it is not of that form.
int cost_of(std::string_view hash) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (hash.size() != kHashLength || !hash.starts_with("$2b$") || !is_digit(hash[4]) ||
      !is_digit(hash[5]) || hash[6] != '$') {
    return 0;
  }
  return (hash[4] - '0') * 10 + (hash[5] - '0');
}

}  // namespace

BcryptHasher::BcryptHasher(const KeyRing& peppers, int cost, const RandomSource& random)
    : cost_(cost), random_(random) {
  for (const NamedKey& pepper : peppers) {
    peppers_.push_back({pepper.id, HmacKey(Digest::kSha384, pepper.secret.view())});
  }
  // Any 31 characters of bcrypt's alphabet are somebody's hash: nobody knows whose.
  dummy_hash_ = new_setting(cost, random) + "ykqSTNH2GeW5nMO1jPAXb3ZLdcRvUiE";
}

StoredPassword BcryptHasher::hash(std::string_view password) const {
  const Pepper& pepper = peppers_.front();
  std::optional<std::string> hash =
      bcrypt(prehash(pepper.key, password), new_setting(cost_, random_));
  if (!hash || hash->size() != kHashLength) {
    throw std::runtime_error("libxcrypt cannot compute bcrypt");
  }
  return {std::move(*hash), std::string(kPrehashScheme) + unicode_version(), pepper.id};
}

bool BcryptHasher::verify(std::string_view password,
                          const std::optional<StoredPassword>& stored) const {
  const Pepper* pepper = stored && is_believable(*stored) ? find(stored->pepper_id) : nullptr;
  const bool is_real = pepper != nullptr;
  const std::string& expected = is_real ? stored->hash : dummy_hash_;
  const HmacKey& key = is_real ? pepper->key : peppers_.front().key;
  const std::optional<std::string> actual = bcrypt(prehash(key, password), expected);
  return actual && actual->size() == expected.size() &&
         CRYPTO_memcmp(actual->data(), expected.data(), expected.size()) == 0 && is_real;
}

bool BcryptHasher::is_outdated(const StoredPassword& stored) const {
  return stored.pepper_id != peppers_.front().id || cost_of(stored.hash) != cost_;
}

const BcryptHasher::Pepper* BcryptHasher::find(std::string_view id) const {
  const auto found = std::ranges::find(peppers_, id, &Pepper::id);
  return found == peppers_.end() ? nullptr : &*found;
}

/// libxcrypt answers "garbage" with a DES hash, and a huge cost with hours of work: only what
/// hash() could have written goes there.
bool BcryptHasher::is_believable(const StoredPassword& stored) const {
  const int cost = cost_of(stored.hash);
  const bool is_bcrypt_text = std::ranges::all_of(
      stored.hash.substr(std::min<std::size_t>(7, stored.hash.size())), [](char c) {
        return (c >= '.' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      });
  return cost >= std::min(kLowestCost, cost_) && cost <= kHighestCost && is_bcrypt_text &&
         stored.scheme.starts_with(kPrehashScheme);
}

}  // namespace auth

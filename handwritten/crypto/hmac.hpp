#pragma once

#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace auth {

enum class Digest { kSha256, kSha384 };

/// A key for HMAC (RFC 2104), prepared once, which makes a call several times faster than one that
/// starts from the key. Thread-safe: each thread works on a copy of the prepared state.
class HmacKey {
 public:
  /// Throws std::runtime_error when OpenSSL cannot.
  HmacKey(Digest digest, std::string_view key);

  /// Room for any of the digests; the first size() bytes count.
  using Tag = std::array<std::uint8_t, 48>;
  std::size_t size() const { return size_; }
  /// Throws std::runtime_error when OpenSSL cannot, which is when memory is out.
  Tag sign(std::string_view message) const;

 private:
  struct Free {
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
  };
  using Context = std::unique_ptr<EVP_MAC_CTX, Free>;
  /// This thread's copy of the last key that it used; belongs to the key of that serial number.
  struct Copy {
    Context context;
    std::uint64_t serial = 0;
  };
  EVP_MAC_CTX* copy_for_this_thread() const;

  Context prepared_;
  std::uint64_t serial_;  ///< Never 0, never given twice.
  std::size_t size_;
};

/// The tag's bytes as a string_view into it.
inline std::string_view as_text(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace auth

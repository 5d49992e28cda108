#include "output/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace specgen::generator {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 is not available");
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (unsigned int at = 0; at < size; ++at) {
    text += kDigits[digest[at] >> 4U];
    text += kDigits[digest[at] & 15U];
  }
  return text;
}

}  // namespace specgen::generator

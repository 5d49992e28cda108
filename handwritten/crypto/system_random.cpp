#include "crypto/system_random.hpp"

#include <openssl/rand.h>

#include <stdexcept>

namespace auth {

void SystemRandom::fill(std::span<std::uint8_t> out) const {
  if (RAND_priv_bytes(out.data(), static_cast<int>(out.size())) != 1) {
    throw std::runtime_error("OpenSSL has no random bytes");
  }
}

std::string random_bytes(const RandomSource& random, std::size_t size) {
  std::string bytes(size, '\0');
  random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
  return bytes;
}

}  // namespace auth

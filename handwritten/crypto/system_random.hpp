#pragma once

#include <span>
#include <string>

#include "domain/random.hpp"

namespace auth {

/// OpenSSL's generator for private values, seeded by the kernel.
class SystemRandom final : public RandomSource {
 public:
  void fill(std::span<std::uint8_t> out) const override;
};

/// `size` random bytes as a string.
std::string random_bytes(const RandomSource& random, std::size_t size);

}  // namespace auth

#include "domain/random.hpp"

#include <array>
#include <string_view>

namespace auth {

std::string random_name(const RandomSource& random, std::size_t length) {
  static constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
  static constexpr std::uint8_t kLimit = 252;  // 7 * 36
  std::string name;
  name.reserve(length);
  std::array<std::uint8_t, 32> bytes{};
  while (name.size() < length) {
    random.fill(bytes);
    for (const std::uint8_t byte : bytes) {
      if (byte < kLimit && name.size() < length) name += kAlphabet[byte % kAlphabet.size()];
    }
  }
  return name;
}

std::string new_user_id(const RandomSource& random) { return "user_" + random_name(random, 16); }

std::string new_session_id(const RandomSource& random) { return random_name(random, 20); }

}  // namespace auth

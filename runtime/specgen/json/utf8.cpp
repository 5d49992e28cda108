#include "specgen/json/utf8.hpp"

#include <simdjson.h>

#include <cstdint>
#include <cstring>

namespace specgen::json {

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

std::size_t count_code_points(std::string_view text) {
  // Eight bytes at a time: a tail has its first bit set and its second clear.
  constexpr std::size_t kBlock = sizeof(std::uint64_t);
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  std::size_t tails = 0;
  std::size_t i = 0;
  for (; i + kBlock <= text.size(); i += kBlock) {
    std::uint64_t block = 0;
    std::memcpy(&block, text.data() + i, kBlock);
    const std::uint64_t is_tail = (block >> 7U) & ~(block >> 6U) & kOnes;
    tails += (is_tail * kOnes) >> 56U;  // the sum of all bytes
  }
  for (; i < text.size(); ++i) tails += is_utf8_tail(text[i]) ? 1U : 0U;
  return text.size() - tails;
}

}  // namespace specgen::json

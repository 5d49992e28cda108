#include "specgen/server/request_id.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string_view>

namespace specgen {
namespace {

constexpr std::size_t kShortest = 8;
constexpr std::size_t kLongest = 64;

std::mt19937_64 seeded_generator() {
  std::random_device device;
  std::seed_seq seed{device(), device(), device(), device()};
  return std::mt19937_64(seed);
}

bool is_acceptable(std::string_view id) {
  return id.size() >= kShortest && id.size() <= kLongest &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                  c == '-';
         });
}

}  // namespace

std::string new_request_id() {
  static constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  // Fits the small buffer of std::string: no allocation per request.
  constexpr std::size_t kLength = 15;
  constexpr std::size_t kPerDraw = 12;
  thread_local std::mt19937_64 generator = seeded_generator();
  std::string id(kLength, '0');
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kLength; ++i) {
    if (i % kPerDraw == 0) bits = generator();
    id[i] = kAlphabet[bits & 31U];
    bits >>= 5U;
  }
  return id;
}

std::string request_id_for(const http::Request& request) {
  const std::string* sent = request.header("X-Request-Id");
  if (sent != nullptr && is_acceptable(*sent)) return *sent;
  return new_request_id();
}

}  // namespace specgen

#include "specgen/testing/freshness.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace specgen::testing {
namespace {

// As many as it takes for a collision never to be seen, and few enough to leave a string readable.
constexpr std::size_t kReplaced = 12;
constexpr std::size_t kEnough = 8;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) { return is_lower(c) || is_upper(c) || is_digit(c); }

std::string fold(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// splitmix64: turns a counter into bits that look random, one to one.
std::uint64_t mix(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15U;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

char replacement(char original, std::uint64_t bits) {
  if (is_digit(original)) return static_cast<char>('0' + bits % 10);
  return static_cast<char>((is_upper(original) ? 'A' : 'a') + static_cast<char>(bits % 26));
}

std::string replace_tail(std::string_view original, std::uint64_t number) {
  std::string result(original);
  std::uint64_t bits = mix(number);
  const std::size_t at = result.rfind('@');
  std::size_t end = at == std::string::npos ? result.size() : at;
  std::size_t last = std::string::npos;  // just behind the last letter or digit
  std::size_t replaced = 0;
  while (end > 0 && replaced < kReplaced) {
    char& c = result[--end];
    if (!is_alphanumeric(c)) continue;
    if (last == std::string::npos) last = end + 1;
    c = replacement(c, bits);
    bits = mix(bits);
    ++replaced;
  }
  if (last == std::string::npos) return result;  // Nothing in it that could be made unique.
  for (; replaced < kEnough; ++replaced) {
    result.insert(last, 1, replacement('a', bits));
    bits = mix(bits);
  }
  return result;
}

std::size_t replace_all(std::string& text, const std::string& from, const std::string& to) {
  std::size_t count = 0;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
    ++count;
  }
  return count;
}

}  // namespace

Freshness::Freshness(std::uint64_t seed, bool always) : next_(seed), always_(always) {}

void Freshness::begin_round() {
  for (const auto& [key, number] : round_) used_.insert(key);
  round_.clear();
}

std::string Freshness::fresh(std::string_view original) {
  const std::string key = fold(original);
  const auto [entry, is_new] = round_.try_emplace(key, std::nullopt);
  if (is_new && (always_ || used_.contains(key))) entry->second = next_++;
  return entry->second ? replace_tail(original, *entry->second) : std::string(original);
}

std::string Freshness::fresh_body(std::string_view body, const std::vector<std::string>& pointers) {
  using Json = nlohmann::ordered_json;
  const Json document = Json::parse(body, nullptr, false);
  if (document.is_discarded()) return std::string(body);
  std::string result(body);
  for (const std::string& pointer : pointers) {
    const Json::json_pointer place(pointer);
    if (!document.contains(place) || !document.at(place).is_string()) continue;
    const Json& value = document.at(place);
    const std::string changed = fresh(value.get_ref<const std::string&>());
    // In the text rather than in the document, so that nothing else in the body changes: number
    // forms, white space, duplicate keys.
    replace_all(result, value.dump(), Json(changed).dump());
  }
  return result;
}

}  // namespace specgen::testing

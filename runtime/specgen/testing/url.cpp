#include "specgen/testing/url.hpp"

namespace specgen::testing {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

}  // namespace

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    if (is_unreserved(c)) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return result;
}

std::string query_string(const std::vector<NameValue>& query) {
  std::string result;
  for (const NameValue& parameter : query) {
    result += result.empty() ? '?' : '&';
    result += percent_encode(parameter.name) + "=" + percent_encode(parameter.value);
  }
  return result;
}

}  // namespace specgen::testing

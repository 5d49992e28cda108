#include "specgen/server/credentials.hpp"

#include <cstdint>

#include "specgen/http/field_rules.hpp"
#include "specgen/validation/characters.hpp"

namespace specgen {
namespace {

using State = FoundCredentials::State;

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

constexpr ByteSet kToken68Characters("-._~+/", is_letter_or_digit);

/// token68 (RFC 9110, 11.2).
bool is_token68(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  return !text.empty() && kToken68Characters.contains_all(text);
}

/// What follows the scheme's name in Authorization; nullopt: another scheme, or no header.
std::optional<std::string_view> authorization(const http::Request& request,
                                              std::string_view scheme) {
  const std::string* header = request.header("Authorization");
  if (header == nullptr) return std::nullopt;
  const std::string_view value = http::trim(*header);
  const std::size_t space = value.find(' ');
  if (!http::same_name(value.substr(0, space), scheme)) return std::nullopt;
  if (space == std::string_view::npos) return std::string_view();
  return http::trim(value.substr(space));
}

FoundCredentials find_bearer(const http::Request& request) {
  const auto token = authorization(request, "Bearer");
  if (!token) return {};
  if (!is_token68(*token)) return {State::kMalformed, {}, {}};
  return {State::kPresent, std::string(*token), {}};
}

FoundCredentials find_http(const http::Request& request, std::string_view scheme) {
  const auto parameters = authorization(request, scheme);
  if (!parameters) return {};
  return {State::kPresent, std::string(*parameters), {}};
}

FoundCredentials find_basic(const http::Request& request) {
  const auto encoded = authorization(request, "Basic");
  if (!encoded) return {};
  const auto decoded = decode_base64(*encoded);
  const std::size_t colon = decoded ? decoded->find(':') : std::string::npos;
  if (colon == std::string::npos || !http::is_field_value(*decoded)) {
    return {State::kMalformed, {}, {}};
  }
  return {State::kPresent, decoded->substr(0, colon), decoded->substr(colon + 1)};
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// application/x-www-form-urlencoded as browsers read it: a malformed escape stands for itself.
std::string decode_form(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && text.size() - i >= 3 && hex_digit(text[i + 1]) >= 0 &&
                        hex_digit(text[i + 2]) >= 0;
    if (escape) {
      decoded.push_back(static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])));
      i += 2;
    } else {
      decoded.push_back(text[i] == '+' ? ' ' : text[i]);
    }
  }
  return decoded;
}

/// Cuts the text up to the separator off its front.
std::string_view cut(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  const std::string_view front = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return front;
}

FoundCredentials found_once(std::size_t times, std::string key) {
  if (times == 0) return {};
  // Two keys leave open which one counts.
  if (times > 1 || key.empty()) return {State::kMalformed, {}, {}};
  return {State::kPresent, std::move(key), {}};
}

FoundCredentials find_in_header(const http::Request& request, std::string_view name) {
  const std::string* value = request.header(name);
  return found_once(request.count(name), value == nullptr ? std::string() : *value);
}

FoundCredentials find_in_query(const http::Request& request, std::string_view name) {
  std::size_t times = 0;
  std::string key;
  for (std::string_view rest = request.query; !rest.empty();) {
    std::string_view value = cut(rest, '&');
    if (decode_form(cut(value, '=')) != name) continue;
    key = decode_form(value);
    ++times;
  }
  return found_once(times, std::move(key));
}

FoundCredentials find_in_cookie(const http::Request& request, std::string_view name) {
  std::size_t times = 0;
  std::string key;
  for (const http::Header& header : request.headers) {
    if (!http::same_name(header.name, "Cookie")) continue;
    for (std::string_view rest = header.value; !rest.empty();) {
      std::string_view value = http::trim(cut(rest, ';'));
      if (http::trim(cut(value, '=')) != name) continue;
      value = http::trim(value);
      if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
        value = value.substr(1, value.size() - 2);
      }
      key = value;
      ++times;
    }
  }
  return found_once(times, std::move(key));
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  const std::string_view digits = text.substr(0, text.size() - padding);
  std::string decoded;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : digits) {
    const int digit = base64_digit(c);
    if (digit < 0) return std::nullopt;
    bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    decoded.push_back(static_cast<char>((bits >> count) & 0xffU));
  }
  // Bits that say nothing must be zero, or one text would have several encodings.
  if ((bits & ((1U << count) - 1U)) != 0 || count != padding * 2) return std::nullopt;
  return decoded;
}

FoundCredentials find_credentials(const SecurityScheme& scheme, const http::Request& request) {
  switch (scheme.kind) {
    case SchemeKind::kBasic:
      return find_basic(request);
    case SchemeKind::kApiKeyHeader:
      return find_in_header(request, scheme.parameter);
    case SchemeKind::kApiKeyQuery:
      return find_in_query(request, scheme.parameter);
    case SchemeKind::kApiKeyCookie:
      return find_in_cookie(request, scheme.parameter);
    case SchemeKind::kHttp:
      return find_http(request, scheme.parameter);
    case SchemeKind::kMutualTls:
      return {State::kPresent, {}, {}};
    case SchemeKind::kBearer:
    case SchemeKind::kOAuth2:
    case SchemeKind::kOpenIdConnect:
      break;
  }
  return find_bearer(request);
}

}  // namespace specgen

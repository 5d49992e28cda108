#include "crypto/jwt_codec.hpp"

#include <openssl/crypto.h>
#include <simdjson.h>

#include <algorithm>

#include "crypto/base64.hpp"

namespace auth {
namespace {

std::string signature(const HmacKey& key, std::string_view message) {
  const HmacKey::Tag tag = key.sign(message);
  return base64url_encode(as_text({tag.data(), key.size()}));
}

bool is_name(std::string_view text, std::size_t length) {
  return text.size() == length && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
         });
}

bool is_user_id(std::string_view text) {
  return text.starts_with("user_") && is_name(text.substr(5), 16);
}

/// Collects the claims we know, each at most once. Others are left alone: a later version of this
/// service may write them while this one still runs.
class ClaimReader {
 public:
  bool read(simdjson::dom::object object) {
    for (const auto& [name, value] : object) {
      if (!read_one(name, value)) return false;
    }
    return (seen_ & kRequired) == kRequired;
  }

  std::string_view issuer, audience, user_id, session_id;
  std::int64_t epoch = 0, issued_at = 0, expires_at = 0;
  std::int64_t not_before = INT64_MIN;  ///< We do not write it, but it must be heeded (4.1.5).

 private:
  static constexpr unsigned kRequired = 0x7f;

  bool read_one(std::string_view name, simdjson::dom::element value) {
    if (name == "iss") return once(0) && !value.get(issuer);
    if (name == "aud") return once(1) && !value.get(audience);
    if (name == "sub") return once(2) && !value.get(user_id);
    if (name == "sid") return once(3) && !value.get(session_id);
    if (name == "epoch") return once(4) && !value.get(epoch);
    if (name == "iat") return once(5) && !value.get(issued_at);
    if (name == "exp") return once(6) && !value.get(expires_at);
    if (name == "nbf") return once(7) && !value.get(not_before);
    return true;
  }

  bool once(unsigned claim) {
    const bool is_new = (seen_ & 1U << claim) == 0;
    seen_ |= 1U << claim;
    return is_new;
  }

  unsigned seen_ = 0;
};

}  // namespace

JwtCodec::JwtCodec(const KeyRing& keys, std::string issuer, std::string audience)
    : issuer_(std::move(issuer)), audience_(std::move(audience)) {
  for (const NamedKey& key : keys) {
    keys_.push_back({base64url_encode(R"({"alg":"HS256","typ":"JWT","kid":")" + key.id + R"("})"),
                     HmacKey(Digest::kSha256, key.secret.view())});
  }
}

std::string JwtCodec::issue(const Claims& claims) const {
  // Nothing here needs escaping: ids are [a-z0-9_], issuer and audience were checked at start.
  const std::string payload = R"({"iss":")" + issuer_ + R"(","aud":")" + audience_ +
                              R"(","sub":")" + claims.user_id + R"(","sid":")" + claims.session_id +
                              R"(","epoch":)" + std::to_string(claims.epoch) + R"(,"iat":)" +
                              std::to_string(claims.issued_at) + R"(,"exp":)" +
                              std::to_string(claims.expires_at) + "}";
  const Key& key = keys_.front();
  std::string token = key.header + "." + base64url_encode(payload);
  const std::string signed_by_us = signature(key.hmac, token);
  return token += "." + signed_by_us;
}

std::optional<Claims> JwtCodec::verify(std::string_view token, std::int64_t now) const {
  if (token.size() > kMaxTokenBytes) return std::nullopt;
  const std::size_t first = token.find('.');
  const std::size_t last = token.rfind('.');
  if (first == std::string_view::npos || first == last) return std::nullopt;

  const Key* key = find(token.substr(0, first));
  if (key == nullptr) return std::nullopt;
  // The signature is compared as text, so only its canonical spelling will do.
  const std::string expected = signature(key->hmac, token.substr(0, last));
  const std::string_view actual = token.substr(last + 1);
  if (actual.size() != expected.size() ||
      CRYPTO_memcmp(actual.data(), expected.data(), expected.size()) != 0) {
    return std::nullopt;
  }
  return read(token.substr(first + 1, last - first - 1), now);
}

const JwtCodec::Key* JwtCodec::find(std::string_view header) const {
  const auto found = std::ranges::find(keys_, header, &Key::header);
  return found == keys_.end() ? nullptr : &*found;
}

std::optional<Claims> JwtCodec::read(std::string_view payload, std::int64_t now) const {
  thread_local std::string text;
  thread_local simdjson::dom::parser parser;
  if (!base64url_decode(payload, text)) return std::nullopt;
  text.reserve(text.size() + simdjson::SIMDJSON_PADDING);

  simdjson::dom::object object;
  if (parser.parse(text.data(), text.size(), false).get(object)) return std::nullopt;
  ClaimReader reader;
  if (!reader.read(object) || now >= reader.expires_at || now < reader.not_before ||
      reader.issuer != issuer_ || reader.audience != audience_ || !is_user_id(reader.user_id) ||
      !is_name(reader.session_id, 20) || reader.epoch < 0) {
    return std::nullopt;
  }
  return Claims{std::string(reader.user_id), std::string(reader.session_id), reader.epoch,
                reader.issued_at, reader.expires_at};
}

}  // namespace auth

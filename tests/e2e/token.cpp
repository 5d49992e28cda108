#include "token.hpp"

#include "service.hpp"

namespace auth::e2e {

Token Token::parse(const std::string& text) {
  const std::size_t first = text.find('.');
  const std::size_t second = text.find('.', first + 1);
  return {Json::parse(from_base64(text.substr(0, first))),
          Json::parse(from_base64(text.substr(first + 1, second - first - 1)))};
}

std::string Token::message() const {
  return base64url(header.dump()) + "." + base64url(claims.dump());
}

std::string Token::sign() const { return sign(Hash::kSha256, token_key()); }

std::string Token::sign(Hash hash, const std::string& key) const {
  return message() + "." + base64url(hmac(hash, key, message()));
}

}  // namespace auth::e2e

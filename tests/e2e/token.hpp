#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "encoding.hpp"

namespace auth::e2e {

/// A JSON Web Token (RFC 7519) taken apart, to be changed and signed again.
struct Token {
  nlohmann::ordered_json header;
  nlohmann::ordered_json claims;

  static Token parse(const std::string& text);

  /// "header.claims", encoded.
  std::string message() const;
  /// Signed with the service's key as the service does it.
  std::string sign() const;
  std::string sign(Hash hash, const std::string& key) const;
};

}  // namespace auth::e2e

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "specgen/http/message.hpp"
#include "specgen/server/security.hpp"

namespace specgen {

/// What a request carries for a scheme.
struct FoundCredentials {
  enum class State {
    kAbsent,
    kMalformed,  ///< for this scheme, but not in its form
    kPresent,
  };
  State state = State::kAbsent;
  /// A token or key, or a username.
  std::string text;
  std::string password;
};

/// Bearer tokens per RFC 6750, 2.1 (only the header, never query or form); Basic per RFC 7617; keys
/// from a header, the query (form-decoded) or a cookie (RFC 6265, 5.4).
FoundCredentials find_credentials(const SecurityScheme& scheme, const http::Request& request);

/// Canonical base64 with padding (RFC 4648, 4); nullopt for anything else.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace specgen

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/http/message.hpp"

namespace specgen {
struct StreamedBody;
}  // namespace specgen

namespace specgen::http {

/// One reply. The server adds Date, Content-Length or Transfer-Encoding, X-Request-Id and
/// Connection by itself; naming one of those in `headers` is an error that becomes a 500, as are
/// CR, LF and NUL in any value.
struct Response {
  int status = 200;
  /// Becomes Content-Type; empty: no such header.
  std::string content_type;
  std::vector<Header> headers;
  std::string body;
  /// Makes the body while it is sent, instead of `body`; not on the inline lane. Else nullptr.
  std::shared_ptr<const StreamedBody> stream = {};

  const std::string* header(std::string_view name) const;

  friend bool operator==(const Response&, const Response&) = default;
};

}  // namespace specgen::http

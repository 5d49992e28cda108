#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "specgen/http/message.hpp"
#include "specgen/http/response.hpp"

namespace specgen::http {

/// What the server itself puts into a reply's head.
struct WireOptions {
  std::string_view request_id;
  /// IMF-fixdate (RFC 9110, 5.6.7).
  std::string_view date;
  /// Adds `Connection: keep-alive` or `Connection: close`.
  bool keep_alive = true;
  /// The reply to HEAD: Content-Length as for GET, but no content (RFC 9110, 9.3.2).
  bool head_only = false;
  /// Of a body that is not in the response: the coding that ends it, or its length, or, where it
  /// ends with the connection or nothing is known of it, neither.
  bool streamed = false;
  bool chunked = false;
  std::optional<std::uint64_t> length = {};
};

/// Why the response cannot be sent: a status out of 200-599, a header name that is no token, a
/// value with control characters, or a header that is the server's own. nullopt: it is fine.
std::optional<std::string> find_fault(const Response& response);

/// Appends the response in the form of RFC 9112. The response must be without fault.
void append_response(std::string& out, const Response& response, const WireOptions& options);

/// Whether responses of this status have content: 204 and 304 have none, and therefore no length to
/// tell (RFC 9110, 8.6).
bool has_content(int status);

/// Appends bytes, which must be some, as a chunk (RFC 9112, 7.1).
void append_chunk(std::string& out, std::string_view bytes);

/// What ends a body of chunks.
inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

}  // namespace specgen::http

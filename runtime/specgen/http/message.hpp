#pragma once

// http/ holds HTTP messages as plain values and the pure rules about them; nothing here touches a
// socket.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace specgen::http {

/// The methods an OpenAPI path item can name (OpenAPI 3.1, 4.8.9).
enum class Method : std::uint8_t {
  kGet,
  kHead,
  kPost,
  kPut,
  kDelete,
  kOptions,
  kPatch,
  kTrace,
};

inline constexpr std::size_t kMethodCount = 8;

/// The method with exactly this name; methods are case-sensitive (RFC 9110, 9.1).
std::optional<Method> parse_method(std::string_view name);

std::string_view to_string(Method method);

/// The reason phrase of a status code; empty for codes that have none registered.
std::string_view reason_phrase(int status);

struct Header {
  std::string name;
  std::string value;

  friend bool operator==(const Header&, const Header&) = default;
};

/// Whether two header names are the same; ASCII letters compare without case (RFC 9110, 5.1).
bool same_name(std::string_view left, std::string_view right);

/// One complete request. Framing is already undone: `body` is the content without chunks.
struct Request {
  Method method = Method::kGet;
  /// The request-target in origin-form, as sent: path and query.
  std::string target;
  /// The path, still percent-encoded, without the query.
  std::string path;
  /// What follows the first '?', still percent-encoded; empty when there is none.
  std::string query;
  /// In the order received; repeated names stay separate entries.
  std::vector<Header> headers;
  std::string body;
  /// The peer's IP address as text, without the port.
  std::string client_address;

  /// The value of the first header of this name, or nullptr.
  const std::string* header(std::string_view name) const;
  /// How many headers have this name.
  std::size_t count(std::string_view name) const;

  friend bool operator==(const Request&, const Request&) = default;
};

}  // namespace specgen::http

#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/testing/edge_case.hpp"

namespace specgen::testing {

struct HttpRequest {
  std::string method = "GET";
  std::string path{};  ///< Appended to the base URL as it is: percent-encoded, with any query.
  std::vector<NameValue> headers{};
  std::optional<std::string> body{};
};

struct HttpResponse {
  int status = 0;  ///< 0: no answer came; `error` says why.
  std::vector<NameValue> headers;
  std::string body;
  std::chrono::microseconds duration{};
  std::string error;

  /// The first header of that name, whatever its case, or nullptr.
  const std::string* header(std::string_view name) const;
};

struct ClientOptions {
  std::chrono::milliseconds connect_timeout{5'000};
  std::chrono::milliseconds timeout{30'000};  ///< From sending to the answer's last byte.
  std::size_t max_body_bytes = 16U << 20U;    ///< A longer answer is an error.
};

/// An HTTP/1.1 client with one connection, kept alive. It sends what it is told and nothing more:
/// no proxy, no redirects, no `Expect`, no `Accept-Encoding`. Not thread-safe: a client per thread.
class Client {
 public:
  /// `base_url`: "http://127.0.0.1:8080/v1"; a trailing slash is dropped.
  explicit Client(std::string base_url, ClientOptions options = {});
  ~Client();
  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;

  const std::string& base_url() const;

  /// Opens the connection that the next `send` uses. Returns an error text, or "" when it stands.
  std::string connect();

  /// Sends and waits for the whole answer, at most `timeout`. Never throws for what the network or
  /// the server does.
  HttpResponse send(const HttpRequest& request);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace specgen::testing

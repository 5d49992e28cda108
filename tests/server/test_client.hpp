#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/http/message.hpp"

namespace specgen {

/// One response as a client sees it.
struct TestResponse {
  int status = 0;
  std::vector<http::Header> headers;
  std::string body;

  /// The header's value, or "(none)".
  std::string header(std::string_view name) const;
};

/// A client that writes bytes as they are. Blocking, with a limit of 20 s on everything.
class TestClient {
 public:
  /// Connects from 127.0.0.`from`: more source addresses, more source ports. Throws
  /// std::runtime_error when refused.
  explicit TestClient(std::uint16_t port, std::uint8_t from = 1);
  ~TestClient();
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  /// False when the server has closed.
  bool send(std::string_view bytes);
  /// The next response; nullopt: the connection ended first. `head`: it answers HEAD.
  std::optional<TestResponse> read(bool head = false);
  /// Sends and reads one response; status 0 when there is none.
  TestResponse ask(std::string_view bytes);
  /// Sends what the kernel takes now, without waiting; how much that was. -1: the server closed.
  ssize_t send_now(std::string_view bytes);
  /// All bytes up to and with `end`; what there is when the connection ends first.
  std::string read_until(std::string_view end);
  /// All bytes until the server closes.
  std::string read_to_end();
  /// Whether the server has closed its side and sent nothing more.
  bool ended() { return read_to_end().empty(); }
  void half_close();
  /// Ends the connection at once, as a crashed client does.
  void reset();

 private:
  bool fill();

  int descriptor_;
  std::string received_;
};

}  // namespace specgen

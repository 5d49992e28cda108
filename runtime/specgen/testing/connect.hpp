#pragma once

#include <chrono>
#include <string>

namespace specgen::testing {

/// A connected TCP socket, or why there is none.
struct Connected {
  int fd = -1;
  std::string error;
};

/// Resolves the host and connects, within `timeout`. The socket is blocking, close-on-exec and has
/// TCP_NODELAY; it belongs to the caller.
Connected connect_tcp(const std::string& host, const std::string& port,
                      std::chrono::milliseconds timeout);

}  // namespace specgen::testing

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace specgen {

struct LimitOptions {
  /// Request line and headers together, in bytes; more is 431.
  std::size_t header_bytes = std::size_t{8} * 1024;
  /// More headers than this is 431.
  std::size_t header_count = 100;
  /// The request-target in bytes; more is 414.
  std::size_t target_bytes = std::size_t{4} * 1024;
  /// The content after undoing chunks, in bytes; more is 413.
  std::size_t body_bytes = std::size_t{1024} * 1024;
  /// The same where the operation reads the body as a stream, which is never in memory as a whole.
  std::size_t streamed_body_bytes = std::size_t{1024} * 1024 * 1024;
  /// Handed to emitted code through `Exchange`.
  std::size_t json_depth = 64;
  /// Unsent reply bytes a connection may hold before it is cut off as a reader too slow. A single
  /// reply may always be this large plus what the kernel takes.
  std::size_t output_bytes = std::size_t{4} * 1024 * 1024;
  /// Received bytes a connection may hold while an earlier request of it is being served; beyond
  /// it the server stops reading from that connection.
  std::size_t pipelined_bytes = std::size_t{64} * 1024;
};

/// All must be positive. Granularity is about 100 ms.
struct TimeoutOptions {
  /// From a request's first byte (for the first request: from the accept) to the end of its head.
  std::chrono::milliseconds header{10'000};
  /// From the end of the head to the end of the body. Where the body is read as a stream: for each
  /// 64 KiB, while the reader waits for them.
  std::chrono::milliseconds body{30'000};
  /// Between a reply and the first byte of the next request.
  std::chrono::milliseconds keep_alive{75'000};
  /// How long a client may leave reply bytes unread.
  std::chrono::milliseconds write{30'000};
};

struct LaneOptions {
  /// 0: one per core.
  std::size_t threads = 8;
  /// Jobs that may wait, besides those running; a full queue answers 503.
  std::size_t queue = 1024;
  /// From the request's arrival; a job whose turn comes later is answered 503 and not begun.
  std::chrono::milliseconds deadline{10'000};
  /// Added to the threads' nice value (0 to 19).
  int nice = 0;
};

struct ServerOptions {
  /// An IPv4 or IPv6 address in numbers; names are not resolved.
  std::string address = "127.0.0.1";
  /// 0: any free port, see `Server::port`.
  std::uint16_t port = 0;
  std::size_t io_threads = 1;
  int backlog = 4096;
  /// 0: as many as RLIMIT_NOFILE allows with a reserve for everything else. Beyond: 503.
  std::size_t max_connections = 0;
  /// Stands before every operation's path, such as `/v1`; no '/' at its end.
  std::string base_path;
  LimitOptions limits;
  TimeoutOptions timeouts;
  LaneOptions worker{};
  /// Of operations that stream, each of which may hold a thread for as long as its client likes.
  /// Without such operations it has no threads.
  LaneOptions stream{.threads = 64, .queue = 64};
  LaneOptions cpu{
      .threads = 0, .queue = 256, .deadline = std::chrono::milliseconds(60'000), .nice = 5};
  /// How long `stop` waits for requests in flight before it cuts them off.
  std::chrono::milliseconds drain{30'000};
};

}  // namespace specgen

#pragma once

// transport/ moves bytes: it listens, frames requests and writes replies. It is the only folder
// that includes headers of Pistache, whose reactor drives it.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "specgen/http/message.hpp"
#include "specgen/server/options.hpp"
#include "specgen/streams/body_stream.hpp"
#include "specgen/transport/head_scanner.hpp"

namespace specgen::transport {

/// A request whose last byte has arrived, or, where its body is streamed, that of its head.
struct FramedRequest {
  http::Request request;
  /// Whether the client lets the connection be used again (RFC 9112, 9.3).
  bool keep_alive = true;
  /// The body is not in `request`: it comes in parts.
  bool streamed = false;
  /// Whether the client knows chunks: HTTP/1.0 does not.
  bool knows_chunks = true;
  /// Where a streamed body is read from; filled in by the connection.
  std::shared_ptr<BodyInput> body = {};

  friend bool operator==(const FramedRequest&, const FramedRequest&) = default;
};

/// Why the bytes cannot be a request of ours. The connection must not be read on: where the next
/// request begins is unknown.
struct FramingError {
  int status = 400;
  std::string detail;
  /// Where the head was good and the body is not: the request without its body.
  std::optional<http::Request> head = {};

  friend bool operator==(const FramingError&, const FramingError&) = default;
};

/// Decides by its head whether a request's body is handed out while it arrives.
class BodyPolicy {
 public:
  virtual ~BodyPolicy() = default;
  virtual bool streams(const http::Request& /*head*/) const { return false; }
};

class RequestParser;

/// Cuts a stream of bytes into requests (RFC 9112), whatever the pieces they arrive in: the same
/// stream gives the same requests and the same error at every split. Boost.Beast parses; what it
/// lets pass and is dangerous is refused before or after it.
///
/// Accepted deliberately: absolute-form targets of http and https (reduced to origin-form), empty
/// lines before a request, chunk extensions and trailers (dropped). Not thread-safe.
class Framer {
 public:
  enum class Phase { kIdle, kHead, kBody, kFailed };

  struct NeedMore {
    friend bool operator==(const NeedMore&, const NeedMore&) = default;
  };
  /// The client waits for "100 Continue" before it sends the body (RFC 9110, 10.1.1).
  struct Continue {
    friend bool operator==(const Continue&, const Continue&) = default;
  };
  /// Of a streamed body: what came next of it.
  struct BodyPart {
    std::string bytes;
    bool last = false;
    friend bool operator==(const BodyPart&, const BodyPart&) = default;
  };
  using Event = std::variant<NeedMore, Continue, FramedRequest, BodyPart, FramingError>;

  /// The policy, which may be null, is asked about bodies that are chunked or not small.
  explicit Framer(const LimitOptions& limits, const BodyPolicy* policy = nullptr);
  ~Framer();
  Framer(const Framer&) = delete;
  Framer& operator=(const Framer&) = delete;

  /// Adds received bytes. After an error they are dropped.
  void feed(std::string_view bytes);
  /// What comes next in the bytes fed so far. After an error: that error again.
  Event next();

  Phase phase() const { return phase_; }
  /// Bytes received and not yet part of a request given out or in progress.
  std::size_t buffered() const { return buffer_.size() - begin_; }

 private:
  std::string_view pending() const;
  void consume(std::size_t count);
  Event read_head();
  Event read_body();
  Event finish();
  Event fail(FramingError error);

  LimitOptions limits_;
  const BodyPolicy* policy_;
  Phase phase_ = Phase::kIdle;
  std::string buffer_;
  std::size_t begin_ = 0;
  HeadScanner scanner_;
  std::unique_ptr<RequestParser> parser_;
  bool continue_due_ = false;
  bool body_begun_ = false;
  FramingError error_;
};

}  // namespace specgen::transport

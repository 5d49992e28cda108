#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace specgen {

/// Where the body of a response is written to while it is made. Used by one thread at a time.
class BodyWriter {
 public:
  virtual ~BodyWriter() = default;

  /// Sends the bytes; waits while the client is slow to take what was sent before. False where
  /// nobody can receive them any more: the client has gone, or took nothing for as long as
  /// `TimeoutOptions::write`, or the server had to end.
  [[nodiscard]] virtual bool write(std::string_view bytes) = 0;

  /// Whether there is reason to go on where there is no natural end: false once the client has
  /// closed its side, or the server is being stopped.
  [[nodiscard]] virtual bool wanted() const = 0;

  /// Waits that long, or until `wanted` turns false, which it returns.
  [[nodiscard]] virtual bool wait_for(std::chrono::milliseconds time) = 0;
};

/// A body that is made while it is sent. It runs after the handler has returned, on the same
/// thread; what it refers to must live until then: the request does not, the context does. An
/// exception from it cuts the connection, so that the client does not take what came for all.
struct StreamedBody {
  std::function<void(BodyWriter&)> produce;
  /// Bytes, where known beforehand: exactly so many must be written. Else it is sent in chunks.
  std::optional<std::uint64_t> length = {};
};

/// A body of bytes in a response: a text, or something that makes it while it is sent.
class ByteStream {
 public:
  ByteStream() = default;
  ByteStream(std::string content) : content_(std::move(content)) {}  // NOLINT(*-explicit-*)
  ByteStream(const char* content) : content_(content) {}             // NOLINT(*-explicit-*)
  explicit ByteStream(std::function<void(BodyWriter&)> produce,
                      std::optional<std::uint64_t> length = {})
      : stream_(std::make_shared<StreamedBody>(StreamedBody{std::move(produce), length})) {}

  /// The text; empty where the body is made while it is sent.
  const std::string& content() const { return content_; }
  /// nullptr: the text is all.
  const std::shared_ptr<const StreamedBody>& stream() const { return stream_; }

 private:
  std::string content_;
  std::shared_ptr<const StreamedBody> stream_;
};

}  // namespace specgen

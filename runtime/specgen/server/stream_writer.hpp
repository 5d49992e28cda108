#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "specgen/streams/byte_stream.hpp"
#include "specgen/transport/reply.hpp"

namespace specgen {

/// Writes the body of one answer to its connection: in chunks, or as it is.
class StreamWriter final : public BodyWriter {
 public:
  StreamWriter(transport::Reply& reply, bool chunked, std::optional<std::uint64_t> length)
      : reply_(&reply), chunked_(chunked), length_(length) {}

  /// Sends what stands before the body. At once, as the body may take its time.
  bool begin(std::string_view head) { return send(head); }

  /// Throws std::logic_error for more bytes than were announced.
  bool write(std::string_view bytes) override;
  bool wanted() const override;
  bool wait_for(std::chrono::milliseconds time) override;

  /// Whether it has all the bytes that were announced, if any were, and the client has been there.
  bool complete() const { return !failed_ && (!length_ || written_ == *length_); }
  /// What is to be sent last.
  std::string_view end();
  /// So far, on the wire.
  std::uint64_t bytes() const { return sent_; }

 private:
  bool send(std::string_view message);

  transport::Reply* reply_;
  std::string chunk_;
  bool chunked_;
  std::optional<std::uint64_t> length_;
  std::uint64_t written_ = 0;
  std::uint64_t sent_ = 0;
  bool failed_ = false;
};

}  // namespace specgen

#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "specgen/streams/body_stream.hpp"

namespace specgen::transport {

/// What of a request's body has arrived and was not read yet: filled on the I/O thread, read on
/// another. Holds little, as nothing is to be pushed while it does not want any. Thread-safe.
class BodyPipe {
 public:
  /// How much it wants to hold; one read from the socket may exceed it.
  static constexpr std::size_t kWindow = std::size_t{64} * 1024;

  /// Whether there is a reader and it is short of bytes.
  bool wants() const;
  void push(std::string_view bytes);
  /// The body is complete.
  void end();
  /// The rest will not come. The first fault counts, and none after the end.
  void fail(BodyFault::Kind kind, std::string_view what);

  /// Says that there is a reader; true the first time.
  bool begin();
  struct Taken {
    std::size_t count = 0;
    bool wants_more = false;  ///< The reader has just become short of bytes.
  };
  /// Waits for bytes; none: the body has ended. Throws BodyFault after what came before it.
  Taken take(std::span<char> into);

 private:
  std::size_t held() const { return bytes_.size() - first_; }

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::string bytes_;
  std::size_t first_ = 0;
  bool begun_ = false;
  bool ended_ = false;
  std::optional<BodyFault> fault_;
};

}  // namespace specgen::transport

#pragma once

// streams/ holds bodies that are not in memory as a whole: what handlers read requests from and
// write responses to. Nothing here knows of sockets.

#include <cstddef>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>

namespace specgen {

/// Why the rest of a request's body will not come. A handler lets it pass: the server then answers
/// what is to be answered.
class BodyFault : public std::runtime_error {
 public:
  enum class Kind {
    kTooLarge,   ///< beyond `LimitOptions::streamed_body_bytes`: 413
    kTimedOut,   ///< the client sends nothing, or too little: 408
    kMalformed,  ///< the chunks are none: 400
    kCutOff,     ///< the client has gone: nobody is there to answer
  };

  BodyFault(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

/// The bytes of one body, read once from the front to the end.
class BodyInput {
 public:
  virtual ~BodyInput() = default;
  /// See BodyStream::read. Used by one thread at a time.
  virtual std::size_t read(std::span<char> into) = 0;
};

/// The body of a request, to be read piece by piece while it arrives. What was not read is held
/// neither here nor by the server beyond a small window: the client waits. A handle: copies read
/// the same bytes. May outlive the call of the handler, but not be read after its answer.
class BodyStream {
 public:
  /// No bytes.
  BodyStream() = default;
  explicit BodyStream(std::shared_ptr<BodyInput> input) : input_(std::move(input)) {}
  /// These bytes; for tests, and for what came at once.
  explicit BodyStream(std::string content);

  /// Fills the front of `into` and returns how much; at least 1, unless the body has ended or
  /// `into` is empty: 0. Waits for the client if need be. Throws BodyFault. Not for the inline
  /// lane.
  std::size_t read(std::span<char> into) const;

  /// Everything that is left. Throws BodyFault, also where that is more than `limit` bytes.
  std::string read_all(std::size_t limit) const;

 private:
  std::shared_ptr<BodyInput> input_;
};

}  // namespace specgen

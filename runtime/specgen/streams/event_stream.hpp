#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "specgen/streams/byte_stream.hpp"

namespace specgen {

/// One event of a text/event-stream (WHATWG HTML, section 9.2.6).
struct Event {
  /// Sent as it is, in a field for each of its lines; clients put the lines together again with a
  /// line feed. What has neither data nor a type is no event for them: it sets `id` and `retry`.
  std::string_view data = {};
  /// Its type; empty: "message".
  std::string_view event = {};
  /// What a client that connects again says in Last-Event-ID; without it: the last one sent.
  std::optional<std::string_view> id = {};
  /// How long a client waits before it connects again.
  std::optional<std::chrono::milliseconds> retry = {};
};

/// Appends the event as clients read it. Throws std::invalid_argument for a line end in `event` or
/// `id`, or a NUL in `id`, which clients would read as something else.
void append_event(std::string& out, const Event& event);

/// Sends events to one client. Used by one thread at a time.
class EventWriter {
 public:
  explicit EventWriter(BodyWriter& out) : out_(&out) {}

  /// False: the client has gone or the server is being stopped; then return. Throws as
  /// append_event().
  [[nodiscard]] bool send(const Event& event);
  /// A line that clients skip: keeps proxies from taking the connection for dead, and finds out
  /// whether the client is still there. No line ends in it.
  [[nodiscard]] bool comment(std::string_view text = {});
  /// Whether to go on; asked of the connection each time.
  [[nodiscard]] bool open() const { return out_->wanted(); }
  /// Waits that long, or until there is no reason to go on; false then.
  [[nodiscard]] bool wait_for(std::chrono::milliseconds time) { return out_->wait_for(time); }

 private:
  BodyWriter* out_;
  std::string text_;
};

/// The body of a response of text/event-stream: a function that sends events for as long as it
/// likes. When it runs, and what it may refer to: see StreamedBody.
class EventStream {
 public:
  EventStream() = default;
  explicit EventStream(std::function<void(EventWriter&)> produce);

  const std::shared_ptr<const StreamedBody>& stream() const { return stream_; }

 private:
  std::shared_ptr<const StreamedBody> stream_;
};

}  // namespace specgen

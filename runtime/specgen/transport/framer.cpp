#include "specgen/transport/framer.hpp"

#include <algorithm>
#include <utility>

#include "specgen/transport/request_parser.hpp"

namespace specgen::transport {
namespace {

/// One chunk header, or all trailers together, must fit into this many bytes.
constexpr std::size_t kChunkWindow = 4096;
/// A chunked body has at least its last chunk, "0" and two line ends. Beast asserts that it sees
/// all of it when there is no other.
constexpr std::size_t kShortestChunked = 5;
/// An idle connection keeps no more buffer than this.
constexpr std::size_t kIdleCapacity = std::size_t{8} * 1024;

FramingError describe(HeadScanner::Result result) {
  switch (result) {
    case HeadScanner::Result::kBareLineFeed:
      return {400, "A line of the request head does not end in CR LF.", {}};
    case HeadScanner::Result::kFolded:
      return {400, "Folded header lines are not accepted.", {}};
    case HeadScanner::Result::kBlankFlood:
      return {400, "Too many empty lines before the request line.", {}};
    case HeadScanner::Result::kTargetTooLong:
      return {414, "The request target is too long.", {}};
    case HeadScanner::Result::kTooLarge:
      return {431, "The request head is too large.", {}};
    default:
      return {400, "This is not an HTTP/1.1 request.", {}};
  }
}

}  // namespace

Framer::Framer(const LimitOptions& limits, const BodyPolicy* policy)
    : limits_(limits), policy_(policy), scanner_(limits) {}
Framer::~Framer() = default;

std::string_view Framer::pending() const { return std::string_view(buffer_).substr(begin_); }

void Framer::feed(std::string_view bytes) {
  if (phase_ == Phase::kFailed) return;
  if (begin_ > 0 && begin_ >= buffer_.size() / 2) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  buffer_.append(bytes);
}

void Framer::consume(std::size_t count) {
  begin_ += count;
  if (begin_ < buffer_.size()) return;
  buffer_.clear();
  begin_ = 0;
  if (buffer_.capacity() > kIdleCapacity) std::string().swap(buffer_);
}

Framer::Event Framer::fail(FramingError error) {
  phase_ = Phase::kFailed;
  error_ = std::move(error);
  parser_.reset();
  std::string().swap(buffer_);
  begin_ = 0;
  return error_;
}

Framer::Event Framer::next() {
  switch (phase_) {
    case Phase::kFailed:
      return error_;
    case Phase::kBody:
      return read_body();
    default:
      return read_head();
  }
}

Framer::Event Framer::read_head() {
  if (buffered() == 0) return NeedMore{};
  const HeadScanner::Result result = scanner_.scan(pending());
  if (scanner_.begun()) phase_ = Phase::kHead;
  if (result == HeadScanner::Result::kNeedMore) return NeedMore{};
  if (result != HeadScanner::Result::kComplete) return fail(describe(result));

  parser_ = std::make_unique<RequestParser>(limits_, policy_);
  const std::string_view head = pending().substr(scanner_.blank_bytes(), scanner_.head_bytes());
  if (auto error = parser_->read_head(head)) return fail(std::move(*error));
  consume(scanner_.blank_bytes() + scanner_.head_bytes());
  scanner_.reset();
  if (parser_->is_done()) return finish();
  phase_ = Phase::kBody;
  continue_due_ = parser_->expects_continue();
  body_begun_ = false;
  if (!parser_->streamed()) return read_body();
  return FramedRequest{parser_->take_request(), parser_->keep_alive(), true,
                       parser_->knows_chunks(), nullptr};
}

Framer::Event Framer::read_body() {
  while (!parser_->is_done()) {
    const bool chunked = parser_->chunked();
    const std::string_view window = pending().substr(0, chunked ? kChunkWindow : buffered());
    if (window.size() >= (chunked && !body_begun_ ? kShortestChunked : 1)) {
      const auto [used, error] = parser_->read_body(window);
      if (error) return fail(*error);
      consume(used);
      if (used > 0) {
        body_begun_ = true;
        if (parser_->streamed() && !parser_->is_done() && parser_->has_body()) {
          return BodyPart{parser_->take_body(), false};
        }
        continue;
      }
    }
    if (chunked && window.size() == kChunkWindow) {
      return fail({400, "A chunk header or the trailers are too large.", {}});
    }
    if (!std::exchange(continue_due_, false)) return NeedMore{};
    return Continue{};
  }
  return finish();
}

Framer::Event Framer::finish() {
  const std::unique_ptr<RequestParser> parser = std::move(parser_);
  continue_due_ = false;
  phase_ = Phase::kIdle;
  if (parser->streamed()) return BodyPart{parser->take_body(), true};
  return FramedRequest{parser->take_request(), parser->keep_alive(), false, parser->knows_chunks(),
                       nullptr};
}

}  // namespace specgen::transport

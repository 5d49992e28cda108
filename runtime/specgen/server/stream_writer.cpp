#include "specgen/server/stream_writer.hpp"

#include <algorithm>
#include <stdexcept>

#include "specgen/http/wire.hpp"

namespace specgen {
namespace {

/// A chunk is copied together before it is sent; larger writes become several.
constexpr std::size_t kLargestChunk = std::size_t{64} * 1024;

}  // namespace

bool StreamWriter::send(std::string_view message) {
  if (failed_) return false;
  failed_ = !reply_->write(message);
  if (!failed_) sent_ += message.size();
  return !failed_;
}

bool StreamWriter::write(std::string_view bytes) {
  if (length_ && bytes.size() > *length_ - written_) {
    throw std::logic_error("a streamed body is longer than its length");
  }
  written_ += bytes.size();
  while (!bytes.empty()) {
    const std::string_view piece = bytes.substr(0, kLargestChunk);
    chunk_.clear();
    if (chunked_) http::append_chunk(chunk_, piece);
    if (!send(chunked_ ? std::string_view(chunk_) : piece)) return false;
    bytes.remove_prefix(piece.size());
  }
  return !failed_;
}

bool StreamWriter::wanted() const {
  return !failed_ && !reply_->half_closed() && !reply_->draining();
}

bool StreamWriter::wait_for(std::chrono::milliseconds time) {
  if (failed_) return false;
  // Far beyond any wait; more could overflow the clock.
  constexpr std::chrono::milliseconds kLongest = std::chrono::hours(24 * 365);
  return reply_->wait_until(std::chrono::steady_clock::now() + std::min(time, kLongest));
}

std::string_view StreamWriter::end() {
  const std::string_view rest = chunked_ ? http::kLastChunk : std::string_view();
  sent_ += rest.size();
  return rest;
}

}  // namespace specgen

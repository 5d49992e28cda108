#include "specgen/transport/head_scanner.hpp"

#include <algorithm>

namespace specgen::transport {
namespace {

/// Room in the request line for the longest method, two spaces, the version and CRLF.
constexpr std::size_t kRequestLineSlack = 32;
/// RFC 9112, 2.2 asks for at least one empty line before a request to be ignored.
constexpr std::size_t kMaxBlankBytes = 8;

}  // namespace

void HeadScanner::reset() {
  blank_ = position_ = line_start_ = lines_ = 0;
  begun_ = false;
}

HeadScanner::Result HeadScanner::skip_blank(std::string_view bytes) {
  while (blank_ < bytes.size()) {
    const bool expect_line_feed = blank_ % 2 == 1;
    const char found = bytes[blank_];
    if (found == (expect_line_feed ? '\n' : '\r')) {
      if (++blank_ > kMaxBlankBytes) return Result::kBlankFlood;
      continue;
    }
    if (expect_line_feed) return Result::kNotHttp;
    // Methods begin with a capital letter: TLS hellos and other noise need not wait for a timeout.
    if (found == '\n') return Result::kBareLineFeed;
    begun_ = true;
    position_ = line_start_ = blank_;
    return Result::kComplete;
  }
  return Result::kNeedMore;
}

HeadScanner::Result HeadScanner::check_line(std::string_view line) {
  if (line.size() < 2 || line[line.size() - 2] != '\r') return Result::kBareLineFeed;
  if (line.size() == 2) return Result::kComplete;
  if (lines_ > 0 && (line.front() == ' ' || line.front() == '\t')) return Result::kFolded;
  ++lines_;
  // The first line is the request line.
  return lines_ > limits_.header_count + 1 ? Result::kTooLarge : Result::kNeedMore;
}

HeadScanner::Result HeadScanner::scan(std::string_view bytes) {
  if (!begun_) {
    const Result skipped = skip_blank(bytes);
    if (!begun_) return skipped;
    const char first = bytes[blank_];
    if ((first < 'A' || first > 'Z') && (first < 'a' || first > 'z')) return Result::kNotHttp;
  }
  const std::size_t head_limit = blank_ + limits_.header_bytes;
  const std::size_t line_limit = blank_ + limits_.target_bytes + kRequestLineSlack;
  const std::string_view window = bytes.substr(0, std::min(bytes.size(), head_limit));
  while (true) {
    const std::size_t found = window.find('\n', position_);
    if (lines_ == 0 && std::min(found, window.size()) >= line_limit) return Result::kTargetTooLong;
    if (found == std::string_view::npos) {
      position_ = window.size();
      return bytes.size() >= head_limit ? Result::kTooLarge : Result::kNeedMore;
    }
    position_ = found + 1;
    const Result checked = check_line(window.substr(line_start_, position_ - line_start_));
    if (checked != Result::kNeedMore) return checked;
    line_start_ = position_;
  }
}

}  // namespace specgen::transport

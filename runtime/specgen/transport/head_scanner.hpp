#pragma once

#include <cstddef>
#include <string_view>

#include "specgen/server/options.hpp"

namespace specgen::transport {

/// Finds where the head of a request ends, line by line, and refuses early what no complete head
/// can mend: bare line feeds, folded lines, too many bytes or lines. What it says depends on the
/// bytes alone, never on the pieces they came in.
class HeadScanner {
 public:
  enum class Result {
    kNeedMore,
    kComplete,
    kNotHttp,
    kBareLineFeed,
    kFolded,
    kBlankFlood,
    kTargetTooLong,
    kTooLarge,
  };

  explicit HeadScanner(const LimitOptions& limits) : limits_(limits) {}

  /// `bytes` begins where the request does and only grows from call to call until `reset`.
  Result scan(std::string_view bytes);

  /// After kComplete: empty lines before the request line, and the head after them.
  std::size_t blank_bytes() const { return blank_; }
  std::size_t head_bytes() const { return position_ - blank_; }
  /// Whether anything but empty lines has been seen.
  bool begun() const { return begun_; }
  void reset();

 private:
  Result skip_blank(std::string_view bytes);
  Result check_line(std::string_view line);

  LimitOptions limits_;
  std::size_t blank_ = 0;
  /// Up to where the bytes have been searched, and where the current line starts.
  std::size_t position_ = 0;
  std::size_t line_start_ = 0;
  std::size_t lines_ = 0;
  bool begun_ = false;
};

}  // namespace specgen::transport

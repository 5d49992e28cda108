#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "specgen/bytes.hpp"
#include "specgen/json/quoted_name.hpp"
#include "specgen/json/reader.hpp"

/// The parts of Reader that are used for each value: for the runtime's own files.
namespace specgen::json {

/// How many guesses about the order of members are kept: see Reader::order_at.
constexpr std::size_t kOrders = 2048;

namespace detail {

/// The first byte from `at` on that is a quote, a backslash, a control character (there is one
/// behind every text), or no ASCII.
inline const char* find_stop(const char* at) {
  const auto stops_of = [](bytes::Block block) {
    // As signed numbers, the bytes beyond ASCII are below the control characters; turning a bit
    // puts the quote next to those, and the space elsewhere.
    constexpr unsigned char kTurned = '"' ^ ' ';
    const auto turned = reinterpret_cast<bytes::Mask>(block ^ kTurned);
    return std::uint64_t{bytes::bits(bytes::is_below(turned, ' ' + 1) | (block == '\\'))};
  };
  for (;; at += 2 * bytes::kBlockSize) {
    const std::uint64_t stops = stops_of(bytes::load(at)) |
                                stops_of(bytes::load(at + bytes::kBlockSize)) << bytes::kBlockSize;
    if (stops != 0) return at + static_cast<unsigned>(std::countr_zero(stops));
  }
}

inline bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

inline const char* skip_space(const char* at) {
  while (is_space(*at)) ++at;
  return at;
}

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether the text at `at`, of which as many bytes can be read as a name has at most, goes on with
/// the name.
inline bool is_at(const QuotedName& name, const char* at) {
  static_assert(sizeof(QuotedName) == 2 * bytes::kBlockSize);
  const auto* const wanted = reinterpret_cast<const char*>(&name);
  const auto equal = [&](std::size_t from) {
    return std::uint64_t{bytes::bits(bytes::load(at + from) == bytes::load(wanted + from))};
  };
  const std::uint64_t all = equal(0) | equal(bytes::kBlockSize) << bytes::kBlockSize;
  return ~all << name.unused_bits == 0;
}

// What follows takes something that begins at `at`, which it moves on; or gives false with
// nothing taken.

/// See Reader::take_plain_string.
inline bool take_plain_string(const char*& at, std::string_view& text) {
  if (*at != '"') return false;
  const char* const start = at + 1;
  const char* const stop = find_stop(start);
  if (*stop != '"') return false;
  at = stop + 1;
  text = {start, static_cast<std::size_t>(stop - start)};
  return true;
}

/// See Reader::take_short_integer.
inline bool take_short_integer(const char*& at, std::int64_t& number) {
  constexpr std::ptrdiff_t kMaxDigits = 18;
  const bool negative = *at == '-';
  const char* const first = at + (negative ? 1 : 0);
  const char* end = first;
  std::int64_t value = 0;
  for (; is_digit(*end) && end - first < kMaxDigits; ++end) value = value * 10 + (*end - '0');
  if (end == first || (*first == '0' && end - first > 1)) return false;
  if (is_digit(*end) || *end == '.' || *end == 'e' || *end == 'E') return false;
  number = negative ? -value : value;
  at = end;
  return true;
}

inline bool take_plain_boolean(const char*& at, bool& flag) {
  constexpr std::string_view kTrue = "true";
  constexpr std::string_view kFalse = "false";
  const bool is_true = std::memcmp(at, kTrue.data(), kTrue.size()) == 0;
  if (!is_true && std::memcmp(at, kFalse.data(), kFalse.size()) != 0) return false;
  flag = is_true;
  at += is_true ? kTrue.size() : kFalse.size();
  return true;
}

/// Takes the sign before the next member, and its name and the colon, where they stand as `name`
/// has them.
inline bool take_member(const char*& at, char sign, const QuotedName& name) {
  if (*at != sign) return false;
  const char* const start = skip_space(at + 1);
  if (!is_at(name, start)) return false;
  at = start + name.size();
  return true;
}

}  // namespace detail

inline void Reader::skip_space() { at_ = detail::skip_space(at_); }

inline char Reader::peek() {
  // Nothing of what a value begins with is less, and most texts have no space at all.
  if (*at_ <= ' ') skip_space();
  return *at_;
}

template <std::size_t N>
bool Reader::take_word(const char (&word)[N]) {
  peek();
  if (std::memcmp(at_, word, N - 1) != 0) return fail();
  at_ += N - 1;
  return true;
}

inline bool Reader::take_null() { return take_word("null"); }

inline bool Reader::take_boolean(bool& flag) {
  peek();
  return detail::take_plain_boolean(at_, flag) || fail();
}

inline bool Reader::take_plain_string(std::string_view& text) {
  return detail::take_plain_string(at_, text);
}

inline bool Reader::take_short_integer(std::int64_t& number) {
  peek();
  return detail::take_short_integer(at_, number);
}

inline bool Reader::open(char bracket) {
  if (peek() != bracket || depth_ == max_depth_) return fail();
  ++at_;
  ++depth_;
  return true;
}

inline bool Reader::close(char bracket) {
  if (*at_ != bracket) return false;
  ++at_;
  --depth_;
  return true;
}

inline bool Reader::next(char closer, bool first) {
  peek();
  if (close(closer)) return false;
  if (first) return !failed_;
  if (*at_ != ',') return fail();
  ++at_;
  return true;
}

inline bool Reader::next_item(bool first) { return next(']', first); }

inline bool Reader::next_member(bool first) {
  return next('}', first) && (peek() == '"' || fail());
}

inline bool Reader::take_colon() {
  if (peek() != ':') return fail();
  ++at_;
  return true;
}

inline std::int16_t& Reader::order_at(std::size_t place) { return orders_[place % kOrders]; }

}  // namespace specgen::json

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
template <class Char>
Char* find_stop(Char* at) {
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

}  // namespace detail

inline void Reader::skip_space() {
  while (detail::is_space(*at_)) ++at_;
}

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
  flag = peek() == 't';
  return flag ? take_word("true") : take_word("false");
}

inline bool Reader::take_plain_string(std::string_view& text) {
  if (*at_ != '"') return false;
  char* const start = at_ + 1;
  char* const stop = detail::find_stop(start);
  if (*stop != '"') return false;
  at_ = stop + 1;
  text = {start, static_cast<std::size_t>(stop - start)};
  return true;
}

inline bool Reader::take_short_integer(std::int64_t& number) {
  constexpr std::ptrdiff_t kMaxDigits = 18;
  peek();
  const bool negative = *at_ == '-';
  char* const first = at_ + (negative ? 1 : 0);
  char* at = first;
  std::int64_t value = 0;
  for (; detail::is_digit(*at) && at - first < kMaxDigits; ++at) value = value * 10 + (*at - '0');
  if (at == first || (*first == '0' && at - first > 1)) return false;
  if (detail::is_digit(*at) || *at == '.' || *at == 'e' || *at == 'E') return false;
  number = negative ? -value : value;
  at_ = at;
  return true;
}

inline bool Reader::open(char bracket) {
  if (peek() != bracket || depth_ == max_depth_) return fail();
  ++at_;
  ++depth_;
  return true;
}

inline bool Reader::next(char closer, bool first) {
  const char c = peek();
  if (c == closer) {
    ++at_;
    --depth_;
    return false;
  }
  if (first) return !failed_;
  if (c != ',') return fail();
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

inline const char* Reader::take_member(const QuotedName& name, bool first) {
  char* at = at_;
  if (!first) {
    if (*at != ',') return nullptr;
    ++at;
  }
  while (detail::is_space(*at)) ++at;
  if (!detail::is_at(name, at)) return nullptr;
  at_ = at + name.size();
  return at + 1;
}

inline std::int16_t& Reader::order_at(std::size_t place) { return orders_[place % kOrders]; }

}  // namespace specgen::json

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "specgen/bytes.hpp"
#include "specgen/json/element.hpp"
#include "specgen/json/name_key.hpp"

namespace specgen::json {

class Parser;

namespace detail {

/// The first byte from `at` on that is a quote, a backslash, a control character (there is one
/// behind every text), or no ASCII.
template <class Char>
Char* find_stop(Char* at) {
  using Signed = bytes::Mask;
  const auto stops_of = [](bytes::Block block) {
    // As signed numbers, the bytes beyond ASCII are below the control characters.
    return bytes::bits((block == '"') | (block == '\\') | (reinterpret_cast<Signed>(block) < ' '));
  };
  for (;; at += 2 * bytes::kBlockSize) {
    const unsigned stops = stops_of(bytes::load(at)) | stops_of(bytes::load(at + bytes::kBlockSize))
                                                           << bytes::kBlockSize;
    if (stops != 0) return at + std::countr_zero(stops);
  }
}

}  // namespace detail

/// Reads a JSON text (RFC 8259) from front to back, each value when a decoder asks for it, without
/// building a tree. It takes no text that Document refuses, and gives the same values; but it only
/// knows *that* something is wrong, and it gives up where going on would be laborious. Whoever
/// needs to know more asks Document.
///
/// After a failure every function fails. May be used by one thread at a time.
class Reader {
 public:
  /// Copies the text. At most `max_depth` arrays and objects may be open at once.
  Reader(std::string_view text, std::size_t max_depth);
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader();

  bool failed() const { return failed_; }
  /// Gives up. False, for the caller to return.
  bool fail() {
    failed_ = true;
    at_ = end_;
    return false;
  }
  /// Whether a value was taken, all went well, and nothing is left of the text.
  bool finish() { return peek() == '\0' && at_ == end_ && at_ != start_ && !failed_; }

  /// The first character of the next value or sign; NUL at the end.
  char peek() {
    while (is_space(*at_)) ++at_;
    return *at_;
  }

  /// Each takes the next value, which must be of the kind.
  bool take_null() { return take_word("null"); }
  bool take_boolean(bool& flag) {
    flag = peek() == 't';
    return flag ? take_word("true") : take_word("false");
  }
  /// `text` is valid as long as this reader.
  bool take_string(std::string_view& text) { return peek() == '"' ? take_quoted(text) : fail(); }
  /// Only takes integers of at most 18 digits; false with nothing taken and no failure otherwise.
  bool take_short_integer(std::int64_t& number);
  /// A value of any kind, without members given twice. The element is valid until the next one is
  /// taken; one that stands for nothing after a failure.
  Element take_element();

  /// Begins an array or an object: `[` or `{`.
  bool open(char bracket) {
    if (peek() != bracket || depth_ == max_depth_) return fail();
    ++at_;
    ++depth_;
    return true;
  }
  /// Steps to the next item, at which a value can be taken; false behind the last one, and after a
  /// failure. `first` says that it is the first.
  bool next_item(bool first) { return next(']', first); }
  /// The same for members: at the name, after which `take_colon` and the value have to be taken.
  bool next_member(bool first) { return next('}', first) && (peek() == '"' || fail()); }
  /// Takes the name where it is that of `key`, as it is and with a quote behind; it may have at
  /// most kKeySize bytes.
  bool take_name(const NameKey& key) {
    if (at_[key.size + 1] != '"' || !begins_with(at_ + 1, key)) return false;
    at_ += key.size + 2;
    return true;
  }
  /// What this and texts before taught about the order of members, for a place among keys: 0, or
  /// how far on from there the key of the next member was, in 16 bits. A guess: places share
  /// entries.
  std::uint16_t& order_behind(const NameKey* place) {
    return orders_[reinterpret_cast<std::uintptr_t>(place) / sizeof(NameKey) % kOrders];
  }
  bool take_colon() {
    if (peek() != ':') return fail();
    ++at_;
    return true;
  }

 private:
  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

  bool next(char closer, bool first) {
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
  template <std::size_t N>
  bool take_word(const char (&word)[N]) {
    peek();
    if (std::memcmp(at_, word, N - 1) != 0) return fail();
    at_ += N - 1;
    return true;
  }
  bool take_quoted(std::string_view& text) {
    char* const start = at_ + 1;
    char* const stop = detail::find_stop(start);
    if (*stop != '"') return take_unusual(start, text);
    at_ = stop + 1;
    text = {start, static_cast<std::size_t>(stop - start)};
    return true;
  }
  bool take_unusual(char* start, std::string_view& text);
  char* unescape(const char*& from, char* to);
  bool take_number();
  bool skip_string();
  bool skip_container();
  Element take_scalar();
  Element nothing();

  std::unique_ptr<Parser> parser_;
  std::uint16_t* orders_;  ///< The parser's, kOrders of them.
  char* at_;
  char* start_;  ///< of the value that the text is
  char* end_;    ///< the NUL behind the text
  std::size_t depth_ = 0;
  std::size_t max_depth_;
  bool failed_ = false;
  /// Where an element stands that is no array and no object.
  std::array<std::uint64_t, 2> tape_{};
  std::string string_;
};

}  // namespace specgen::json

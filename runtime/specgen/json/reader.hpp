#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "specgen/json/element.hpp"

namespace specgen::json {

class Parser;
struct QuotedName;

/// Reads a JSON text (RFC 8259) from front to back, each value when a decoder asks for it, without
/// building a tree. It takes no text that Document refuses, and gives the same values; but it only
/// knows *that* something is wrong, and it gives up where going on would be laborious. Whoever
/// needs to know more asks Document.
///
/// After a failure every function fails. May be used by one thread at a time. What is asked for
/// each value is in reader_inline.hpp, so that emitted code need not compile it.
class Reader {
 public:
  /// At most `max_depth` arrays and objects may be open at once. Copies the text unless it has a
  /// NUL and padding behind it: see bytes::kPadding.
  Reader(std::string_view text, std::size_t max_depth, bool is_padded = false);
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
  bool finish();

  /// The first character of the next value or sign; NUL at the end.
  char peek();

  /// Each takes the next value, which must be of the kind.
  bool take_null();
  bool take_boolean(bool& flag);
  /// `text` is valid as long as this reader.
  bool take_string(std::string_view& text);
  /// The same for one that begins right here and is all ASCII without escapes, as most are. False
  /// with nothing taken, and no failure, otherwise.
  bool take_plain_string(std::string_view& text);
  /// Only takes integers of at most 18 digits; false with nothing taken and no failure otherwise.
  bool take_short_integer(std::int64_t& number);
  /// A value of any kind, without members given twice. The element is valid until the next one is
  /// taken; one that stands for nothing after a failure.
  Element take_element();

  /// Begins an array or an object: `[` or `{`.
  bool open(char bracket);
  /// Ends the innermost, if its `]` or `}` stands right here; false with nothing taken otherwise.
  bool close(char bracket);
  /// Steps to the next item, at which a value can be taken; false behind the last one, and after a
  /// failure. `first` says that it is the first.
  bool next_item(bool first);
  /// The same for members: at the name, after which `take_colon` and the value have to be taken.
  bool next_member(bool first);
  bool take_colon();
  /// Where the next value or sign is, perhaps behind some space: for loops that keep it in a
  /// register while they take what they find there by the functions of reader_inline.hpp.
  const char* position() const { return at_; }
  void set_position(const char* at) { at_ = at; }
  /// What this and texts before taught about the order of members, for a place among all names: 0,
  /// or how far on from there the name of the next member was, in 16 bits. A guess: places share
  /// them.
  std::int16_t& order_at(std::size_t place);

 private:
  void skip_space();
  bool next(char closer, bool first);
  template <std::size_t N>
  bool take_word(const char (&word)[N]);
  char* unescaped(const char* at);
  char* unescape(const char*& from, char* to);
  bool take_number();
  bool skip_string();
  bool skip_container();
  Element take_scalar();
  Element nothing();

  Parser* parser_;        ///< Owned.
  std::int16_t* orders_;  ///< The parser's.
  const char* text_;
  std::size_t size_;
  char* unescaped_ = nullptr;  ///< The parser's buffer, once there is need for it.
  const char* at_;
  const char* start_;  ///< of the value that the text is
  const char* end_;    ///< the NUL behind the text
  std::size_t depth_ = 0;
  std::size_t max_depth_;
  bool failed_ = false;
  /// Where an element stands that is no array and no object.
  std::uint64_t tape_[2] = {};
  std::string string_;
};

}  // namespace specgen::json

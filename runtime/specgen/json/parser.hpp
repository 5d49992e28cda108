#pragma once

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>

#include "specgen/bytes.hpp"
#include "specgen/json/reader_inline.hpp"

/// For the files of this folder only: nobody else should have to compile simdjson.hpp.
namespace specgen::json {

/// Arrays and objects that may be open at once in any text.
constexpr std::size_t kHardDepth = 1024;

/// A parser of simdjson with the memory that it and a Reader work in.
class Parser {
 public:
  /// Parses a copy of `text`; false when simdjson refuses it, so also where more than `max_depth`
  /// arrays and objects are open at once.
  bool parse(std::string_view text, std::size_t max_depth);
  /// Parses a padded text.
  bool parse_padded(const char* text, std::size_t size, std::size_t max_depth);

  /// Copies `text` into the buffer, with a NUL and padding behind it.
  const char* copy(std::string_view text);
  /// Memory for as many bytes, padded. Valid until there is need for more.
  char* buffer(std::size_t size);

  std::uint64_t* tape() { return parser_.doc.tape.get(); }
  const std::uint8_t* strings() const { return parser_.doc.string_buf.get(); }
  /// For Reader::order_at.
  std::int16_t* orders() { return orders_.data(); }
  /// The longest text that it has memory for.
  std::size_t capacity() const { return capacity_; }

 private:
  simdjson::dom::parser parser_;
  std::array<std::int16_t, kOrders> orders_{};
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
};

/// The parsers of a thread that nobody uses. Plain data, so that reaching it costs nothing; an
/// object of its own deletes them when the thread ends.
class ParserPool {
 public:
  static std::unique_ptr<Parser> take();
  static void give_back(std::unique_ptr<Parser> parser);

 private:
  struct Closer;

  static void watch();
};

}  // namespace specgen::json

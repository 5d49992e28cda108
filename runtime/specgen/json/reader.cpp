#include "specgen/json/reader.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <limits>
#include <system_error>

#include "specgen/json/duplicates.hpp"
#include "specgen/json/parser.hpp"
#include "specgen/json/reader_inline.hpp"
#include "specgen/json/utf8.hpp"

namespace specgen::json {
namespace {

constexpr unsigned kTagShift = 56;

constexpr std::uint64_t word(char tag) {
  return std::uint64_t{static_cast<unsigned char>(tag)} << kTagShift;
}

using detail::is_digit;

/// Four hexadecimal digits; more than 16 bits where they are none.
std::uint32_t unit_at(const char* at) {
  std::uint32_t unit = 0;
  const auto result = std::from_chars(at, at + 4, unit, 16);
  return result.ptr == at + 4 ? unit : std::numeric_limits<std::uint32_t>::max();
}

char* append_utf8(std::uint32_t code_point, char* to) {
  const auto tail = [](std::uint32_t bits) { return static_cast<char>(0x80U | (bits & 0x3FU)); };
  if (code_point < 0x80) {
    *to++ = static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    *to++ = static_cast<char>(0xC0U | code_point >> 6U);
    *to++ = tail(code_point);
  } else if (code_point < 0x10000) {
    *to++ = static_cast<char>(0xE0U | code_point >> 12U);
    *to++ = tail(code_point >> 6U);
    *to++ = tail(code_point);
  } else {
    *to++ = static_cast<char>(0xF0U | code_point >> 18U);
    *to++ = tail(code_point >> 12U);
    *to++ = tail(code_point >> 6U);
    *to++ = tail(code_point);
  }
  return to;
}

}  // namespace

Reader::Reader(std::string_view text, std::size_t max_depth, bool is_padded)
    : parser_(ParserPool::take().release()),
      orders_(parser_->orders()),
      text_(is_padded ? text.data() : parser_->copy(text)),
      size_(text.size()),
      at_(text_),
      end_(text_ + size_),
      max_depth_(std::min(max_depth, kHardDepth)) {
  peek();
  start_ = at_;
}

Reader::~Reader() { ParserPool::give_back(std::unique_ptr<Parser>(parser_)); }

bool Reader::finish() { return peek() == '\0' && at_ == end_ && at_ != start_ && !failed_; }

/// Where the part of a string at `at` goes when its escapes are replaced: a copy of the text, in
/// which it stands where it stood.
char* Reader::unescaped(const char* at) {
  if (unescaped_ == nullptr) unescaped_ = parser_->buffer(size_);
  return unescaped_ + (at - text_);
}

bool Reader::take_string(std::string_view& text) {
  if (peek() != '"') return fail();
  const char* start = at_ + 1;
  bool beyond_ascii = false;
  const char* from = start;
  char* to = nullptr;
  for (;;) {
    const char* stop = detail::find_stop(from);
    for (; static_cast<signed char>(*stop) < 0; stop = detail::find_stop(stop)) {
      beyond_ascii = true;
      while (static_cast<signed char>(*stop) < 0) ++stop;
    }
    if (*stop != '"' && *stop != '\\') return fail();
    const auto length = static_cast<std::size_t>(stop - from);
    if (to == nullptr && *stop == '\\') {
      to = unescaped(start);
      start = to;
    }
    if (to != nullptr) {
      std::memmove(to, from, length);
      to += length;
    }
    from = stop;
    if (*from == '"') break;
    to = unescape(from, to);
    if (to == nullptr) return fail();
  }
  text = {start, static_cast<std::size_t>((to != nullptr ? to : from) - start)};
  at_ = from + 1;
  return !beyond_ascii || is_utf8(text) || fail();
}

/// Writes what the escape at `from` stands for, and steps behind it; nullptr where it is none.
char* Reader::unescape(const char*& from, char* to) {
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  const char letter = from[1];
  from += 2;
  if (letter != 'u') {
    const std::size_t known = kLetters.find(letter);
    if (known == std::string_view::npos) return nullptr;
    *to = kMeanings[known];
    return to + 1;
  }
  std::uint32_t code_point = unit_at(from);
  from += 4;
  if (code_point >= 0xD800 && code_point < 0xDC00 && from[0] == '\\' && from[1] == 'u') {
    const std::uint32_t low = unit_at(from + 2);
    if (low < 0xDC00 || low >= 0xE000) return nullptr;
    from += 6;
    code_point = 0x10000 + ((code_point - 0xD800) << 10U) + (low - 0xDC00);
  } else if (code_point > 0xFFFF || (code_point >= 0xD800 && code_point < 0xE000)) {
    return nullptr;
  }
  return append_utf8(code_point, to);
}

/// Onto the tape, as the parser would have done it.
bool Reader::take_number() {
  std::int64_t integer = 0;
  if (take_short_integer(integer)) {
    tape_[0] = word('l');
    tape_[1] = std::bit_cast<std::uint64_t>(integer);
    return true;
  }
  const char* const first = at_;
  const char* at = first + (*first == '-' ? 1 : 0);
  const auto skip_digits = [&at] {
    const char* const start = at;
    while (is_digit(*at)) ++at;
    return at != start;
  };
  const bool leading_zero = at[0] == '0' && is_digit(at[1]);
  if (leading_zero || !skip_digits()) return fail();
  bool fits = *at != '.' && *at != 'e' && *at != 'E';
  if (fits) {
    std::uint64_t large = 0;
    if (std::from_chars(first, at, integer).ec == std::errc()) {
      tape_[0] = word('l');
      tape_[1] = std::bit_cast<std::uint64_t>(integer);
    } else if (*first != '-' && std::from_chars(first, at, large).ec == std::errc()) {
      tape_[0] = word('u');
      tape_[1] = large;
    } else {
      return fail();
    }
    at_ += at - first;
    return true;
  }
  if (*at == '.') {
    ++at;
    if (!skip_digits()) return fail();
  }
  if (*at == 'e' || *at == 'E') {
    ++at;
    if (*at == '+' || *at == '-') ++at;
    if (!skip_digits()) return fail();
  }
  double number = 0;
  if (std::from_chars(first, at, number).ec != std::errc()) return fail();
  tape_[0] = word('d');
  tape_[1] = std::bit_cast<std::uint64_t>(number);
  at_ += at - first;
  return true;
}

/// Steps behind the end of a string, within which it is.
bool Reader::skip_string() {
  for (;;) {
    at_ = detail::find_stop(at_);
    const char c = *at_;
    if (static_cast<unsigned char>(c) < ' ') return false;
    at_ += c == '\\' ? 2 : 1;
    if (c == '"') return true;
  }
}

/// Steps behind the array or object that begins here; looks at nothing but where strings and it
/// end, and how deep it is.
bool Reader::skip_container() {
  std::size_t depth = depth_;
  do {
    switch (*at_++) {
      case '{':
      case '[':
        if (++depth > max_depth_) return fail();
        break;
      case '}':
      case ']':
        --depth;
        break;
      case '"':
        if (!skip_string()) return fail();
        break;
      case '\0':
        return fail();
      default:
        break;
    }
  } while (depth > depth_);
  return true;
}

Element Reader::nothing() {
  tape_[0] = word('n');
  return {tape_, nullptr, 0};
}

Element Reader::take_scalar() {
  bool flag = false;
  std::string_view text;
  switch (*at_) {
    case 'n':
      if (!take_null()) break;
      return nothing();
    case 't':
    case 'f':
      if (!take_boolean(flag)) break;
      tape_[0] = word(flag ? 't' : 'f');
      return {tape_, nullptr, 0};
    case '"': {
      if (!take_string(text)) break;
      // As on the parser's tape: the length, then the bytes.
      const auto length = static_cast<std::uint32_t>(text.size());
      string_.assign(reinterpret_cast<const char*>(&length), sizeof(length)).append(text);
      tape_[0] = word('"');
      return {tape_, reinterpret_cast<const std::uint8_t*>(string_.data()), 0};
    }
    default:
      if (!take_number()) break;
      return {tape_, nullptr, 0};
  }
  return nothing();
}

Element Reader::take_element() {
  const char first = peek();
  if (first != '{' && first != '[') return take_scalar();
  const char* const start = at_;
  if (!skip_container()) return nothing();
  const auto size = static_cast<std::size_t>(at_ - start);
  if (parser_->parse_padded(start, size, max_depth_ + 1)) {
    const Element element(parser_->tape(), parser_->strings(), 1);
    if (!has_duplicates(element)) return element;
  }
  fail();
  return nothing();
}

}  // namespace specgen::json

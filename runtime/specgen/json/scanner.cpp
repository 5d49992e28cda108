#include "specgen/json/scanner.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>
#include <utility>

#include "specgen/json/utf8.hpp"

namespace specgen::json {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kHexDigits = "0123456789abcdefABCDEF";
constexpr std::size_t kEscapedUnit = 4;  // hexadecimal digits of \uXXXX

bool contains(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

/// One pass over a text. Each function leaves `at_` behind what it has read or where the fault is,
/// and gives false after a fault.
class Scanner {
 public:
  Scanner(std::string_view text, std::size_t max_depth) : text_(text), max_depth_(max_depth) {}

  ScanResult run() {
    if (read_value()) {
      skip_space();
      if (at_ != text_.size()) fail("expected nothing after the value");
    }
    return std::move(result_);
  }

 private:
  bool at_end() const { return at_ == text_.size(); }
  bool next_is(char c) const { return !at_end() && text_[at_] == c; }
  bool next_is_in(std::string_view set) const { return !at_end() && contains(set, text_[at_]); }

  bool accept(char c) {
    if (!next_is(c)) return false;
    ++at_;
    return true;
  }

  void skip_space() { at_ = std::min(text_.find_first_not_of(kSpace, at_), text_.size()); }

  bool fail(std::string_view expectation, SyntaxFault::Kind kind = SyntaxFault::Kind::kSyntax) {
    result_.fault = SyntaxFault{kind, at_, expectation};
    return false;
  }

  /// A value with all that is in it: a loop, since the text chooses the depth.
  bool read_value() {
    do {
      skip_space();
      if (next_is('{') || next_is('[')) {
        if (!open()) return false;
      } else if (!read_scalar() || !close()) {
        return false;
      }
    } while (!closers_.empty());
    return true;
  }

  /// Begins an array or object, and ends it when it is empty.
  bool open() {
    if (closers_.size() == max_depth_) return fail("too deep", SyntaxFault::Kind::kDepth);
    closers_.push_back(accept('{') ? '}' : ']');
    if (closers_.back() == ']') ++at_;
    skip_space();
    if (next_is(closers_.back())) return close();
    return closers_.back() == ']' || read_key();
  }

  /// What may follow a value: the ends of what it stands in, then a comma.
  bool close() {
    while (!closers_.empty()) {
      skip_space();
      if (accept(closers_.back())) {
        closers_.pop_back();
      } else if (accept(',')) {
        skip_space();
        return closers_.back() == ']' || read_key();
      } else {
        return fail(closers_.back() == ']' ? "expected ',' or ']'" : "expected ',' or '}'");
      }
    }
    return true;
  }

  bool read_key() {
    if (!next_is('"')) return fail("expected a member's name in double quotes");
    if (!read_string()) return false;
    skip_space();
    return accept(':') || fail("expected ':'");
  }

  bool read_scalar() {
    if (next_is('"')) return read_string();
    if (next_is('-') || next_is_in(kDigits)) return read_number();
    for (const std::string_view word : {"true", "false", "null"}) {
      if (text_.substr(at_, word.size()) == word) {
        at_ += word.size();
        return true;
      }
    }
    return fail("expected a value");
  }

  bool read_string() {
    ++at_;
    while (!at_end()) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(c) < ' ') {
        return fail("a control character in a string must be escaped");
      }
      if (c != '\\') {
        ++at_;
      } else if (!read_escape()) {
        return false;
      }
    }
    return fail("expected the end of a string");
  }

  bool read_escape() {
    const std::size_t start = at_++;
    if (!accept('u')) {
      if (!next_is_in("\"\\/bfnrt")) return fail("unknown escape");
      ++at_;
      return true;
    }
    std::uint16_t unit = 0;
    if (!read_unit(unit)) return false;
    const bool high = unit >= 0xD800 && unit < 0xDC00;
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    if (high && text_.substr(at_, 2) == "\\u") {
      at_ += 2;
      if (!read_unit(unit)) return false;
      if (unit >= 0xDC00 && unit < 0xE000) return true;
    }
    if (!high && !low) return true;
    at_ = start;
    return fail("a surrogate stands alone");
  }

  bool read_unit(std::uint16_t& unit) {
    const std::string_view digits = text_.substr(at_, kEscapedUnit);
    const bool hexadecimal = digits.find_first_not_of(kHexDigits) == std::string_view::npos;
    if (digits.size() != kEscapedUnit || !hexadecimal) {
      return fail("expected four hexadecimal digits");
    }
    std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
    at_ += kEscapedUnit;
    return true;
  }

  bool read_digits() {
    if (!next_is_in(kDigits)) return fail("expected a digit");
    at_ = std::min(text_.find_first_not_of(kDigits, at_), text_.size());
    return true;
  }

  bool read_number() {
    const std::size_t start = at_;
    accept('-');
    if (accept('0')) {
      if (next_is_in(kDigits)) return fail("a number must not begin with 0");
    } else if (!read_digits()) {
      return false;
    }
    bool integer = true;
    if (accept('.')) {
      integer = false;
      if (!read_digits()) return false;
    }
    if (accept('e') || accept('E')) {
      integer = false;
      if (!accept('+')) accept('-');
      if (!read_digits()) return false;
    }
    return check_range(start, integer);
  }

  bool check_range(std::size_t start, bool integer) {
    const char* first = text_.data() + start;
    const char* last = text_.data() + at_;
    double number = 0;
    // Too small a number also is out of range for from_chars; the parser rounds it to zero.
    const bool overflow = std::from_chars(first, last, number).ec == std::errc::result_out_of_range;
    if (overflow && is_huge(text_.substr(start, at_ - start))) {
      at_ = start;
      return fail("the number is beyond the range of a double");
    }
    if (integer && !fits_64_bits(first, last)) {
      result_.wide_integers.push_back({numbers_, at_});
    }
    ++numbers_;
    return true;
  }

  /// Tells overflow from underflow.
  static bool is_huge(std::string_view number) {
    const std::size_t exponent = number.find_first_of("eE");
    return exponent == std::string_view::npos || number.substr(exponent + 1, 1) != "-";
  }

  static bool fits_64_bits(const char* first, const char* last) {
    std::int64_t small = 0;
    std::uint64_t large = 0;
    return std::from_chars(first, last, small).ec == std::errc() ||
           (*first != '-' && std::from_chars(first, last, large).ec == std::errc());
  }

  std::string_view text_;
  std::size_t max_depth_;
  std::size_t at_ = 0;
  std::size_t numbers_ = 0;
  std::string closers_;
  ScanResult result_;
};

}  // namespace

ScanResult scan(std::string_view text, std::size_t max_depth) {
  return Scanner(text, max_depth).run();
}

std::string line_and_column(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
  const std::size_t column = 1 + count_code_points(before.substr(line_start));
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace specgen::json

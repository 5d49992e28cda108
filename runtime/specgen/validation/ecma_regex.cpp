#include "specgen/validation/ecma_regex.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "specgen/validation/characters.hpp"
#include "specgen/validation/regex_property.hpp"

namespace specgen {
namespace {

// WhiteSpace and LineTerminator of ECMA-262 (section 22.2.2.9), and all that is neither, as ranges
// that may stand within a class.
constexpr std::string_view kSpaces =
    R"(\x{9}-\x{D}\x{20}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF})";
constexpr std::string_view kNonSpaces =
    R"(\x{0}-\x{8}\x{E}-\x{1F}\x{21}-\x{9F}\x{A1}-\x{167F}\x{1681}-\x{1FFF}\x{200B}-\x{2027})"
    R"(\x{202A}-\x{202E}\x{2030}-\x{205E}\x{2060}-\x{2FFF}\x{3001}-\x{FEFE}\x{FF00}-\x{10FFFF})";
constexpr std::string_view kDot = R"([^\n\r\x{2028}\x{2029}])";
constexpr std::string_view kDigits = "0123456789";

class Translator {
 public:
  explicit Translator(std::string_view regex) : regex_(regex) {}

  std::variant<std::string, RegexFault> run() {
    while (!at_end() && !fault_) translate_term();
    if (fault_) return *fault_;
    return std::move(out_);
  }

 private:
  bool at_end() const { return at_ == regex_.size(); }
  char peek() const { return at_end() ? '\0' : regex_[at_]; }
  bool next_is(std::string_view text) const { return regex_.substr(at_, text.size()) == text; }

  void fail(std::string message) {
    if (!fault_) fault_ = RegexFault{std::move(message)};
  }

  void translate_term() {
    const char c = regex_[at_++];
    switch (c) {
      case '\\':
        translate_escape(false);
        break;
      case '[':
        translate_class();
        break;
      case '(':
        open_group();
        return;
      case '|':
      case '^':
        out_.push_back(c);
        repeatable_ = false;
        return;
      case '*':
      case '+':
      case '?':
        repeat(std::string_view(&c, 1));
        return;
      case '{':
        translate_brace();
        return;
      case '.':
        out_.append(kDot);
        break;
      case ']':
      case '}':
        out_.append("\\").push_back(c);
        break;
      case '$':
        out_.push_back(c);
        repeatable_ = false;
        return;
      default:
        out_.push_back(c);
    }
    repeatable_ = true;
  }

  /// A quantifier has been read. PCRE2 gives meaning to a second one, ECMA-262 does not.
  void repeat(std::string_view quantifier) {
    if (!repeatable_) return fail("'" + std::string(quantifier) + "' has nothing to repeat");
    out_.append(quantifier);
    if (peek() == '?') {
      out_.push_back('?');
      ++at_;
    }
    repeatable_ = false;
  }

  /// "{2,3}", or a brace that stands for itself.
  void translate_brace() {
    const std::size_t end = regex_.find('}', at_);
    const std::string_view bounds =
        end == std::string_view::npos ? "" : regex_.substr(at_, end - at_);
    const std::size_t comma = std::min(bounds.find(','), bounds.size());
    const std::string_view low = bounds.substr(0, comma);
    const std::string_view high = comma == bounds.size() ? "" : bounds.substr(comma + 1);
    const bool quantifier = !low.empty() &&
                            low.find_first_not_of(kDigits) == std::string_view::npos &&
                            high.find_first_not_of(kDigits) == std::string_view::npos;
    if (!quantifier) {
      out_.append("\\{");
      repeatable_ = true;
      return;
    }
    at_ = end + 1;
    repeat("{" + std::string(bounds) + "}");
  }

  void open_group() {
    repeatable_ = false;
    out_.push_back('(');
    if (peek() != '?') return;
    for (const std::string_view kind : {"?:", "?=", "?!", "?<=", "?<!"}) {
      if (!next_is(kind)) continue;
      out_.append(kind);
      at_ += kind.size();
      return;
    }
    if (!next_is("?<")) return fail("unknown kind of group '(?'");
    const std::size_t end = regex_.find('>', at_);
    if (end == std::string_view::npos) return fail("a group's name has no end");
    out_.append(regex_.substr(at_, end + 1 - at_));
    at_ = end + 1;
  }

  void translate_class() {
    out_.push_back('[');
    if (peek() == '^') {
      out_.push_back('^');
      ++at_;
    }
    while (!at_end() && peek() != ']') {
      const char c = regex_[at_++];
      if (c == '\\') {
        translate_escape(true);
      } else if (c == '[') {
        out_.append("\\[");  // PCRE2 would look for a POSIX class
      } else if (c == '-' && (set_ends_at(at_ - 1) || set_begins_at(at_))) {
        out_.append("\\-");  // no range can begin or end with a set such as \w
      } else {
        out_.push_back(c);
      }
    }
    if (at_end()) return fail("a class '[' has no end");
    ++at_;
    out_.push_back(']');
  }

  bool set_begins_at(std::size_t at) const {
    constexpr std::string_view kSets = "sSdDwWpP";
    return at + 1 < regex_.size() && regex_[at] == '\\' &&
           kSets.find(regex_[at + 1]) != std::string_view::npos;
  }

  /// Whether what stands before `at` is a set, translated just before.
  bool set_ends_at(std::size_t at) const { return at == after_set_ && at > 0; }

  void translate_escape(bool in_class) {
    if (set_begins_at(at_ - 1)) {
      const std::size_t name_end =
          regex_[at_] == 'p' || regex_[at_] == 'P' ? regex_.find('}', at_) : at_;
      after_set_ = name_end + 1;
    }
    if (at_end()) return fail("a '\\' stands at the end");
    const char c = regex_[at_++];
    switch (c) {
      case 's':
        return append_set(kSpaces, in_class);
      case 'S':
        return append_set(kNonSpaces, in_class);
      case 'd':
      case 'D':
      case 'w':
      case 'W':
      case 'f':
      case 'n':
      case 'r':
      case 't':
        out_.append("\\").push_back(c);
        return;
      case 'v':
        return append_code_point(0x0B);
      case 'b':
        out_.append(in_class ? "\\x{8}" : "\\b");
        return;
      case 'B':
        return in_class ? unknown_escape(c) : void(out_.append("\\B"));
      case 'c':
        return translate_control();
      case 'x':
        return translate_hex(2);
      case 'u':
        return translate_unicode();
      case 'p':
      case 'P':
        return translate_property(c);
      case 'k':
        return in_class ? unknown_escape(c) : translate_named_reference();
      default:
        translate_other_escape(c, in_class);
    }
  }

  void append_set(std::string_view ranges, bool in_class) {
    if (!in_class) out_.push_back('[');
    out_.append(ranges);
    if (!in_class) out_.push_back(']');
  }

  void translate_other_escape(char c, bool in_class) {
    if (c == '0' && kDigits.find(peek()) == std::string_view::npos) return append_code_point(0);
    if (c >= '1' && c <= '9' && !in_class) {
      std::string number(1, c);
      while (!at_end() && kDigits.find(peek()) != std::string_view::npos) number += regex_[at_++];
      out_.append("\\g{").append(number).append("}");
      return;
    }
    if (is_letter_or_digit(c)) return unknown_escape(c);
    // Escaped punctuation stands for itself in both; a multi-byte character for itself unescaped.
    if (static_cast<unsigned char>(c) < 0x80) out_.push_back('\\');
    out_.push_back(c);
  }

  void unknown_escape(char c) { fail("unknown escape '\\" + std::string(1, c) + "'"); }

  void append_code_point(std::uint32_t code_point) {
    constexpr std::size_t kLength = 8;
    std::array<char, kLength> digits;
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), code_point, 16).ptr;
    out_.append("\\x{").append(digits.data(), end).append("}");
  }

  void translate_control() {
    const char c = peek();
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
      return fail("'\\c' must be followed by a letter");
    }
    ++at_;
    append_code_point(static_cast<std::uint32_t>(c) % 32);
  }

  std::optional<std::uint32_t> read_hex(std::string_view digits) {
    std::uint32_t number = 0;
    const char* last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, number, 16);
    if (digits.empty() || error != std::errc() || end != last) return std::nullopt;
    return number;
  }

  /// Exactly `length` digits from here.
  std::optional<std::uint32_t> take_hex(std::size_t length) {
    const std::string_view digits = regex_.substr(at_, length);
    const auto number = digits.size() == length ? read_hex(digits) : std::nullopt;
    if (number) at_ += length;
    return number;
  }

  void translate_hex(std::size_t length) {
    const auto number = take_hex(length);
    if (!number) return fail("'\\x' must be followed by two hexadecimal digits");
    append_code_point(*number);
  }

  void translate_unicode() {
    constexpr std::size_t kUnit = 4;
    if (peek() == '{') return translate_braced_unicode();
    const auto unit = take_hex(kUnit);
    if (!unit) return fail("'\\u' must be followed by four hexadecimal digits");
    if (*unit < 0xD800 || *unit >= 0xE000) return append_code_point(*unit);
    if (*unit < 0xDC00 && next_is("\\u")) {
      at_ += 2;
      const auto low = take_hex(kUnit);
      if (low && *low >= 0xDC00 && *low < 0xE000) {
        return append_code_point(0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00));
      }
    }
    fail("a surrogate stands alone");
  }

  void translate_braced_unicode() {
    const std::size_t end = std::min(regex_.find('}', at_), regex_.size());
    const auto number = read_hex(regex_.substr(at_ + 1, end - at_ - 1));
    if (!number || end == regex_.size() || *number > 0x10FFFF) {
      return fail("'\\u{' must be followed by a code point and '}'");
    }
    at_ = end + 1;
    append_code_point(*number);
  }

  void translate_property(char escape) {
    const std::size_t end = std::min(regex_.find('}', at_), regex_.size());
    if (peek() != '{' || end == regex_.size()) {
      return fail(std::string("'\\") + escape + "' must be followed by a property in braces");
    }
    const std::string_view name = regex_.substr(at_ + 1, end - at_ - 1);
    const std::optional<std::string> property = regex_property(name);
    if (!property) return fail("unknown property '" + std::string(name) + "'");
    at_ = end + 1;
    out_.append("\\").append(1, escape).append("{").append(*property).append("}");
  }

  void translate_named_reference() {
    const std::size_t end = regex_.find('>', at_);
    if (peek() != '<' || end == std::string_view::npos) {
      return fail("'\\k' must be followed by a group's name in '<>'");
    }
    out_.append("\\k").append(regex_.substr(at_, end + 1 - at_));
    at_ = end + 1;
  }

  std::string_view regex_;
  std::size_t at_ = 0;
  /// The offset behind the last set such as \w.
  std::size_t after_set_ = 0;
  std::string out_;
  /// Whether what stands before may be followed by a quantifier.
  bool repeatable_ = false;
  std::optional<RegexFault> fault_;
};

}  // namespace

std::variant<std::string, RegexFault> translate_regex(std::string_view regex) {
  return Translator(regex).run();
}

}  // namespace specgen

#include "scalars.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>

namespace specgen::roundtrip {
namespace {

using generator::Schema;
using generator::TypeSet;

const std::map<std::string, std::vector<std::string>>& texts_by_format() {
  static const std::map<std::string, std::vector<std::string>> kTexts = {
      {"date-time", {"2026-06-02T10:30:00Z", "1999-12-31T23:59:59.25+01:00"}},
      {"date", {"2026-06-02"}},
      {"time", {"10:30:00Z"}},
      {"duration", {"P1DT12H"}},
      {"email", {"someone@example.com"}},
      {"idn-email", {"j\u00fcrgen@example.com"}},
      {"hostname", {"www.example.com"}},
      {"idn-hostname", {"b\u00fccher.example"}},
      {"ipv4", {"192.0.2.1"}},
      {"ipv6", {"2001:db8::1"}},
      {"uri", {"https://example.com/a?b=c#d"}},
      {"uri-reference", {"../a"}},
      {"iri", {"https://example.com/\u00e9"}},
      {"iri-reference", {"\u00e9"}},
      {"uri-template", {"/a/{b}"}},
      {"uuid", {"123e4567-e89b-12d3-a456-426614174000"}},
      {"byte", {"aGVsbG8="}},
      {"regex", {"^a+$"}},
      {"json-pointer", {"/a/0"}},
      {"relative-json-pointer", {"1/a"}},
  };
  return kTexts;
}

/// One walk over a regular expression, appending to a text.
class PatternText {
 public:
  explicit PatternText(std::string_view pattern) : rest_(pattern) {}

  std::string run() {
    std::string text = alternatives();
    return text;
  }

 private:
  bool is(char c) const { return !rest_.empty() && rest_.front() == c; }
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  /// The first that says anything.
  std::string alternatives() {
    std::string first = sequence();
    while (is('|')) {
      take();
      std::string other = sequence();
      if (first.empty()) first = std::move(other);
    }
    return first;
  }

  std::string sequence() {
    std::string text;
    while (!rest_.empty() && !is('|') && !is(')')) {
      const std::string part = atom();
      const std::size_t count = repetitions();
      for (std::size_t i = 0; i < count; ++i) text += part;
    }
    return text;
  }

  std::string atom() {
    const char c = take();
    switch (c) {
      case '^':
      case '$':
        return {};
      case '.':
        return "a";
      case '(':
        return group();
      case '[':
        return one_of_class();
      case '\\':
        return escaped();
      default:
        return {c};
    }
  }

  std::string group() {
    bool looks_ahead = false;
    if (is('?')) {
      take();
      if (is('<')) take();
      looks_ahead = is('=') || is('!');
      if (is(':') || looks_ahead) {
        take();
      } else {
        while (!rest_.empty() && take() != '>') {
        }
      }
    }
    std::string text = alternatives();
    if (is(')')) take();
    return looks_ahead ? std::string() : text;
  }

  /// What stands first in a class; something usual where that says what must not be.
  std::string one_of_class() {
    const bool negated = is('^');
    if (negated) take();
    std::string first;
    for (bool begin = true; !rest_.empty() && (begin || !is(']')); begin = false) {
      const char c = take();
      std::string each = c == '\\' ? escaped() : std::string(1, c);
      if (first.empty()) first = std::move(each);
    }
    if (!rest_.empty()) take();
    return negated ? "a" : first;
  }

  std::string escaped() {
    if (rest_.empty()) return {};
    switch (const char c = take()) {
      case 'd':
        return "1";
      case 'w':
      case 'S':
      case 'D':
        return "a";
      case 's':
      case 'W':
        return " ";
      case 'n':
        return "\n";
      case 't':
        return "\t";
      case 'b':
      case 'B':
        return {};
      case 'p':
        if (is('{')) {
          const std::string_view name = rest_.substr(1, rest_.find('}') - 1);
          rest_.remove_prefix(std::min(rest_.size(), name.size() + 2));
          return name == "Lu" ? "A" : name == "N" || name == "Nd" ? "1" : "a";
        }
        return "a";
      case 'u':
        return hex(4);
      case 'x':
        return hex(2);
      default:
        return {c};
    }
  }

  std::string hex(std::size_t digits) {
    const std::string code(rest_.substr(0, digits));
    rest_.remove_prefix(std::min(rest_.size(), digits));
    const auto number = std::strtoul(code.c_str(), nullptr, 16);
    return number < 0x80 ? std::string(1, static_cast<char>(number)) : "\u00e9";
  }

  std::size_t repetitions() {
    if (rest_.empty()) return 1;
    std::size_t count = 1;
    if (is('*') || is('+') || is('?')) {
      take();
    } else if (is('{') && rest_.size() > 1 && rest_[1] >= '0' && rest_[1] <= '9') {
      constexpr std::size_t kMost = 5000;
      take();
      count = std::min<std::size_t>(std::strtoul(std::string(rest_).c_str(), nullptr, 10), kMost);
      const bool open = rest_.substr(0, rest_.find('}')).find(',') != std::string_view::npos;
      if (count == 0 && open) count = 1;
      while (!rest_.empty() && take() != '}') {
      }
    } else {
      return 1;
    }
    if (is('?')) take();  // as few as possible
    return count;
  }

  std::string_view rest_;
};

void add_multiples(std::vector<Json>& values, const Schema& merged) {
  if (!merged.multiple_of) return;
  const double step = Json::parse(*merged.multiple_of).get<double>();
  for (const auto* bound : {&merged.minimum, &merged.exclusive_minimum}) {
    if (!*bound) continue;
    const double first = (std::floor(Json::parse(**bound).get<double>() / step) + 1) * step;
    values.emplace_back(first);
    if (std::fabs(first) < 1e15) values.emplace_back(std::llround(first));
  }
}

}  // namespace

std::string text_like(std::string_view pattern) { return PatternText(pattern).run(); }

std::vector<Json> strings_for(const Schema& merged) {
  std::vector<Json> values;
  const auto known = texts_by_format().find(merged.format);
  if (known != texts_by_format().end()) {
    for (const std::string& text : known->second) values.emplace_back(text);
  }
  for (const auto& pattern : merged.patterns) values.emplace_back(text_like(pattern.regex));
  constexpr std::uint64_t kLongest = 5000;
  if (merged.min_length && *merged.min_length <= kLongest) {
    values.emplace_back(std::string(*merged.min_length, 'a'));
    values.emplace_back(std::string(*merged.min_length, '1'));
  }
  for (const char* text :
       {"a\"\\\u00e9\n\U0001F600", "", "abc", "A1", "a-b", "0123", "2026-06-02", "x_1", "/a"}) {
    values.emplace_back(text);
  }
  if (merged.max_length && *merged.max_length <= kLongest) {
    values.emplace_back(std::string(*merged.max_length, 'z'));
  }
  return values;
}

std::vector<Json> numbers_for(const Schema& merged) {
  std::vector<Json> values;
  const bool fractions = merged.types.has(TypeSet::kNumber);
  for (const auto* bound : {&merged.minimum, &merged.maximum, &merged.multiple_of}) {
    if (*bound) values.push_back(Json::parse(**bound));
  }
  add_multiples(values, merged);
  for (const auto& [bound, side] :
       {std::pair(&merged.exclusive_minimum, 1), std::pair(&merged.exclusive_maximum, -1)}) {
    if (!*bound) continue;
    const Json number = Json::parse(**bound);
    if (number.is_number_integer()) values.emplace_back(number.get<std::int64_t>() + side);
    values.emplace_back(number.get<double>() + side * 0.25);
  }
  values.insert(values.end(), {1, 0, -1, 100});
  if (fractions) {
    values.insert(values.end(), {0.5, -2.25, 1e-3});
  } else {
    values.push_back(std::int64_t{9007199254740993});  // no double has it
  }
  return values;
}

}  // namespace specgen::roundtrip

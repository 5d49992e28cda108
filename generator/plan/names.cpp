#include "plan/names.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "plan/reserved_names.hpp"

namespace specgen::generator::plan {
namespace {

/// Longer names are cut; a number keeps those apart that only differ behind the cut.
constexpr std::size_t kMaxLength = 80;

constexpr auto kSymbols = std::to_array<std::pair<char, std::string_view>>(
    {{' ', "space"},      {'!', "not"},       {'"', "quote"}, {'#', "hash"},
     {'$', "dollar"},     {'%', "percent"},   {'&', "and"},   {'\'', "apostrophe"},
     {'(', "open"},       {')', "close"},     {'*', "star"},  {'+', "plus"},
     {',', "comma"},      {'-', "minus"},     {'.', "dot"},   {'/', "slash"},
     {':', "colon"},      {';', "semicolon"}, {'<', "less"},  {'=', "equal"},
     {'>', "greater"},    {'?', "question"},  {'@', "at"},    {'[', "open"},
     {'\\', "backslash"}, {']', "close"},     {'^', "caret"}, {'_', "underscore"},
     {'`', "backtick"},   {'{', "open"},      {'|', "or"},    {'}', "close"},
     {'~', "tilde"}});

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_lower(c) || is_upper(c) || is_digit(c); }
char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

std::string hexadecimal(utf8proc_int32_t code_point) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "u%04x", static_cast<unsigned>(code_point));
  return text.data();
}

bool is_letter_or_number(utf8proc_int32_t code_point) {
  const auto category = utf8proc_category(code_point);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

/// The name in ASCII: compatibility forms resolved, accents dropped, other letters as code points
/// set off by blanks, everything else as a blank.
std::string to_ascii(std::string_view name) {
  const bool is_ascii = std::all_of(name.begin(), name.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
  if (is_ascii) return std::string(name);
  utf8proc_uint8_t* mapped = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                   static_cast<utf8proc_ssize_t>(name.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
                                                  UTF8PROC_COMPAT | UTF8PROC_STRIPMARK));
  if (size < 0) return {};
  std::string ascii;
  for (utf8proc_ssize_t at = 0; at < size;) {
    utf8proc_int32_t code_point = 0;
    const auto step = utf8proc_iterate(mapped + at, size - at, &code_point);
    if (step <= 0) break;
    at += step;
    if (code_point < 0x80) {
      ascii += static_cast<char>(code_point);
    } else if (code_point == 0xDF) {
      ascii += "ss";
    } else {
      ascii += is_letter_or_number(code_point) ? " " + hexadecimal(code_point) + " " : " ";
    }
  }
  std::free(mapped);  // NOLINT(cppcoreguidelines-no-malloc): utf8proc allocates with malloc
  return ascii;
}

std::string_view symbol_word(char c) {
  const auto* found = std::find_if(kSymbols.begin(), kSymbols.end(),
                                   [c](const auto& symbol) { return symbol.first == c; });
  return found == kSymbols.end() ? std::string_view("control") : found->second;
}

/// For names without any letter or digit.
std::vector<std::string> spell_out(std::string_view ascii) {
  std::vector<std::string> words;
  std::size_t length = 0;
  for (const char c : ascii) {
    words.emplace_back(symbol_word(c));
    length += words.back().size() + 1;
    if (length > kMaxLength) break;
  }
  if (words.empty()) words.emplace_back("empty");
  return words;
}

/// Whether a new word starts at `at`: "createdAt" and "HTTPServer" have two.
bool starts_word(std::string_view text, std::size_t at) {
  if (at == 0 || !is_upper(text[at])) return false;
  if (is_lower(text[at - 1]) || is_digit(text[at - 1])) return true;
  return is_upper(text[at - 1]) && at + 1 < text.size() && is_lower(text[at + 1]);
}

std::string capitalised(std::string word) {
  word.front() = to_upper(word.front());
  return word;
}

std::string join_camel(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) {
    // "1.2" must not read as 12.
    if (!joined.empty() && is_digit(joined.back()) && is_digit(word.front())) joined += '_';
    joined += capitalised(word);
  }
  return joined;
}

std::string join_snake(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : "_") + word;
  return joined;
}

}  // namespace

std::vector<std::string> split_words(std::string_view name) {
  const std::string ascii = to_ascii(name);
  if (std::none_of(ascii.begin(), ascii.end(), is_word)) return spell_out(ascii);
  std::vector<std::string> words;
  std::size_t length = 0;
  // A sign in front tells "-created" from "created" and "+1" from "-1".
  if (ascii.front() == '-') words.emplace_back("minus");
  if (ascii.front() == '+') words.emplace_back("plus");
  bool open = false;
  for (std::size_t at = 0; at < ascii.size() && length < kMaxLength; ++at) {
    if (!is_word(ascii[at])) {
      open = false;
      continue;
    }
    if (!open || starts_word(ascii, at)) {
      words.emplace_back();
      ++length;
    }
    open = true;
    words.back() += to_lower(ascii[at]);
    ++length;
  }
  return words;
}

std::string snake_case(std::string_view name) {
  std::string joined = join_snake(split_words(name));
  if (is_digit(joined.front())) joined.insert(0, "value_");
  if (is_reserved_name(joined)) joined += '_';
  return joined;
}

std::string camel_case(std::string_view name) {
  std::string joined = join_camel(split_words(name));
  if (is_digit(joined.front())) joined.insert(0, "Value");
  // A single letter is nobody's macro; `B0` and the like are.
  if (joined.size() > 1 && std::none_of(joined.begin(), joined.end(), is_lower)) joined += '_';
  return joined;
}

std::string constant_case(std::string_view name) { return "k" + join_camel(split_words(name)); }

std::string file_name(std::string_view name) { return join_snake(split_words(name)); }

bool is_valid_namespace(std::string_view name) {
  while (true) {
    const auto colons = name.find("::");
    const std::string_view part = name.substr(0, colons);
    const bool legal =
        !part.empty() && !is_digit(part.front()) && part.front() != '_' &&
        std::all_of(part.begin(), part.end(), [](char c) { return is_word(c) || c == '_'; }) &&
        part.find("__") == std::string_view::npos && !is_reserved_name(part);
    if (!legal) return false;
    if (colons == std::string_view::npos) return true;
    name.remove_prefix(colons + 2);
  }
}

std::string NameScope::claim(const std::string& wanted) {
  std::string name = wanted;
  for (int number = 2; !taken_.insert(name).second; ++number) {
    const bool separate = is_digit(wanted.back()) || is_lower(wanted.front());
    name = wanted + (separate ? "_" : "") + std::to_string(number);
  }
  return name;
}

}  // namespace specgen::generator::plan

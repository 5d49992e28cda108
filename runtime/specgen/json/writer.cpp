#include "specgen/json/writer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "specgen/json/utf8.hpp"
#include "specgen/value.hpp"

namespace specgen::json {
namespace {

// Long enough for any double in shortest form and any 64-bit integer.
constexpr std::size_t kNumberLength = 32;

template <class T>
void append_number(std::string& text, T number) {
  std::array<char, kNumberLength> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  text.append(digits.data(), end);
}

bool needs_escape(char c) { return static_cast<unsigned char>(c) < ' ' || c == '"' || c == '\\'; }

void append_escape(std::string& text, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      text.append("\\\"");
      return;
    case '\\':
      text.append("\\\\");
      return;
    case '\b':
      text.append("\\b");
      return;
    case '\f':
      text.append("\\f");
      return;
    case '\n':
      text.append("\\n");
      return;
    case '\r':
      text.append("\\r");
      return;
    case '\t':
      text.append("\\t");
      return;
    default: {
      const auto byte = static_cast<unsigned char>(c);
      text.append("\\u00").append(1, kHex[byte >> 4U]).append(1, kHex[byte & 0xFU]);
    }
  }
}

}  // namespace

void append_quoted(std::string& json, std::string_view text) {
  if (!is_utf8(text)) throw std::domain_error("a string to be written as JSON is not UTF-8");
  json.push_back('"');
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!needs_escape(text[i])) continue;
    json.append(text, copied, i - copied);
    append_escape(json, text[i]);
    copied = i + 1;
  }
  json.append(text, copied).push_back('"');
}

Writer::Writer(std::string buffer) : text_(std::move(buffer)) { text_.clear(); }

void Writer::separate() {
  if (needs_comma_) text_.push_back(',');
  needs_comma_ = true;
}

void Writer::open(char bracket) {
  separate();
  text_.push_back(bracket);
  needs_comma_ = false;
}

void Writer::close(char bracket) {
  text_.push_back(bracket);
  needs_comma_ = true;
}

void Writer::begin_object() { open('{'); }
void Writer::end_object() { close('}'); }
void Writer::begin_array() { open('['); }
void Writer::end_array() { close(']'); }

void Writer::key(std::string_view name) {
  separate();
  append_quoted(text_, name);
  text_.push_back(':');
  needs_comma_ = false;
}

void Writer::value(std::string_view text) {
  separate();
  append_quoted(text_, text);
}

void Writer::value(bool flag) { raw(flag ? "true" : "false"); }
void Writer::value(std::nullptr_t) { raw("null"); }

void Writer::value(double number) {
  if (!std::isfinite(number)) {
    throw std::domain_error("a number to be written as JSON is not finite");
  }
  separate();
  append_number(text_, number);
}

void Writer::write_signed(std::int64_t number) {
  separate();
  append_number(text_, number);
}

void Writer::write_unsigned(std::uint64_t number) {
  separate();
  append_number(text_, number);
}

void Writer::value(const Value& any) { any.write(*this); }

void Writer::raw(std::string_view json) {
  separate();
  text_.append(json);
}

std::string Writer::take() {
  needs_comma_ = false;
  return std::exchange(text_, {});
}

}  // namespace specgen::json

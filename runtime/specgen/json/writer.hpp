#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

namespace specgen {
class Value;
}

namespace specgen::json {

/// Appends `text` as a JSON string. Throws std::domain_error where it is not UTF-8.
void append_quoted(std::string& json, std::string_view text);

/// Writes compact JSON to a string and allocates nothing else. Commas are its own affair; that keys
/// stand in objects only and that what is begun is ended is the caller's. Throws std::domain_error
/// for what JSON cannot say: NaN, infinities, strings that are no UTF-8.
class Writer {
 public:
  Writer() = default;
  /// Continues in `buffer`, emptied, to reuse its capacity.
  explicit Writer(std::string buffer);

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view name);

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(bool flag);
  void value(std::nullptr_t);
  /// Shortest text that reads back as the same number.
  void value(double number);
  void value(const Value& any);
  template <std::integral T>
  requires(!std::same_as<T, bool>) void value(T number) {
    if constexpr (std::is_signed_v<T>) {
      write_signed(number);
    } else {
      write_unsigned(number);
    }
  }

  /// A key and its value.
  template <class T>
  void member(std::string_view name, const T& content) {
    key(name);
    value(content);
  }

  /// JSON that is already text; not checked.
  void raw(std::string_view json);

  const std::string& text() const { return text_; }
  /// The text; the writer is empty afterwards.
  std::string take();

 private:
  void separate();
  void open(char bracket);
  void close(char bracket);
  void write_signed(std::int64_t number);
  void write_unsigned(std::uint64_t number);

  std::string text_;
  bool needs_comma_ = false;
};

}  // namespace specgen::json

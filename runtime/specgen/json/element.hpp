#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace specgen::json {

/// The type of a JSON value.
enum class Kind { kNull, kBoolean, kNumber, kString, kArray, kObject };

/// How a JSON number was written, as far as it matters: integers that fit are exact.
enum class NumberKind {
  kInt64,
  kUint64,  ///< above the range of kInt64
  kDouble,  ///< written with a fraction or an exponent
  kWide,    ///< an integer beyond 64 bits; only its nearest double is known
};

/// One value of a parsed document: a position on the tape that simdjson writes (its format is
/// documented in simdjson's doc/tape.md). Read here directly, so that neither emitted code nor
/// this header needs simdjson's 30,000 lines. Copy freely; valid as long as its document.
class Element {
 public:
  Element(const std::uint64_t* tape, const std::uint8_t* strings, std::size_t at)
      : tape_(tape), strings_(strings), at_(at) {}

  Kind kind() const;
  bool is_null() const { return tag() == 'n'; }
  bool is_boolean() const { return tag() == 't' || tag() == 'f'; }
  bool is_string() const { return tag() == '"'; }
  bool is_array() const { return tag() == '['; }
  bool is_object() const { return tag() == '{'; }
  /// An array or an object.
  bool is_container() const { return tag() == '{' || tag() == '['; }

  /// Precondition of each: the kind is the matching one.
  bool boolean() const { return tag() == 't'; }
  NumberKind number_kind() const;
  std::int64_t int64() const { return std::bit_cast<std::int64_t>(tape_[at_ + 1]); }
  std::uint64_t uint64() const { return tape_[at_ + 1]; }
  /// The nearest double, whatever the number's kind.
  double number() const;
  /// UTF-8; may hold NUL.
  std::string_view string() const { return string_at(payload()); }
  /// The number of items of an array or of members of an object. Counts them where there are more
  /// than the tape can say (16,777,214).
  std::size_t size() const;

  /// The items of an array: each `element()`, then `next()`, while `!done()`.
  class Items;
  /// The members of an object, in the text's order.
  class Members;

 private:
  static constexpr unsigned kTagShift = 56;
  static constexpr std::uint64_t kPayloadMask = (std::uint64_t{1} << kTagShift) - 1;
  static constexpr std::uint64_t kIndexMask = 0xFFFFFFFF;
  static constexpr unsigned kCountShift = 32;
  static constexpr std::uint64_t kCountMask = 0xFFFFFF;

  char tag() const { return static_cast<char>(tape_[at_] >> kTagShift); }
  std::uint64_t payload() const { return tape_[at_] & kPayloadMask; }
  std::string_view string_at(std::uint64_t offset) const {
    std::uint32_t length = 0;
    std::memcpy(&length, strings_ + offset, sizeof(length));
    return {reinterpret_cast<const char*>(strings_ + offset + sizeof(length)), length};
  }
  /// Where on the tape the next sibling starts.
  std::size_t after() const;
  std::size_t count() const;

  const std::uint64_t* tape_;
  const std::uint8_t* strings_;
  std::size_t at_;
};

class Element::Items {
 public:
  /// None.
  Items() : element_(nullptr, nullptr, 0), end_(0) {}
  explicit Items(const Element& array)
      : element_(array.tape_, array.strings_, array.at_ + 1), end_(array.after() - 1) {}

  bool done() const { return element_.at_ == end_; }
  const Element& element() const { return element_; }
  void next() { element_.at_ = element_.after(); }

 private:
  Element element_;
  std::size_t end_;
};

class Element::Members {
 public:
  explicit Members(const Element& object)
      : value_(object.tape_, object.strings_, object.at_ + 2), end_(object.after() - 1) {}

  // `value_` stands one behind the key, so that an empty object's value would stand beyond its end.
  bool done() const { return value_.at_ - 1 >= end_; }
  std::string_view name() const {
    return value_.string_at(value_.tape_[value_.at_ - 1] & kPayloadMask);
  }
  /// The name as a value, a string.
  Element key() const { return {value_.tape_, value_.strings_, value_.at_ - 1}; }
  const Element& value() const { return value_; }
  void next() { value_.at_ = value_.after() + 1; }

 private:
  Element value_;
  std::size_t end_;
};

inline Kind Element::kind() const {
  switch (tag()) {
    case 'n':
      return Kind::kNull;
    case 't':
    case 'f':
      return Kind::kBoolean;
    case '"':
      return Kind::kString;
    case '[':
      return Kind::kArray;
    case '{':
      return Kind::kObject;
    default:
      return Kind::kNumber;
  }
}

inline NumberKind Element::number_kind() const {
  switch (tag()) {
    case 'l':
      return NumberKind::kInt64;
    case 'u':
      return NumberKind::kUint64;
    case 'd':
      return NumberKind::kDouble;
    default:
      return NumberKind::kWide;
  }
}

inline double Element::number() const {
  switch (tag()) {
    case 'l':
      return static_cast<double>(int64());
    case 'u':
      return static_cast<double>(uint64());
    default:
      return std::bit_cast<double>(tape_[at_ + 1]);
  }
}

inline std::size_t Element::size() const {
  const std::uint64_t size = (tape_[at_] >> kCountShift) & kCountMask;
  return size == kCountMask ? count() : static_cast<std::size_t>(size);
}

inline std::size_t Element::after() const {
  switch (tag()) {
    case '{':
    case '[':
      return static_cast<std::size_t>(payload() & kIndexMask);
    case 'n':
    case 't':
    case 'f':
    case '"':
      return at_ + 1;
    default:
      return at_ + 2;  // a number's bits follow in a word of their own
  }
}

}  // namespace specgen::json

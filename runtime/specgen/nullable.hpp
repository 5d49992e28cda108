#pragma once

#include <cstddef>
#include <optional>
#include <utility>

namespace specgen {

/// A property that may be null. Distinct from std::optional, which says that a property may be
/// absent: `std::optional<Nullable<T>>` keeps absent, null and a value apart.
template <class T>
class Nullable {
 public:
  Nullable() = default;  // null
  Nullable(std::nullptr_t) {}
  Nullable(T value) : value_(std::move(value)) {}

  bool is_null() const { return !value_.has_value(); }
  bool has_value() const { return value_.has_value(); }
  explicit operator bool() const { return value_.has_value(); }

  /// Throws std::bad_optional_access when null.
  const T& value() const { return value_.value(); }
  T& value() { return value_.value(); }
  const T& value_or(const T& other) const { return value_ ? *value_ : other; }

  /// Precondition: not null.
  const T& operator*() const { return *value_; }
  T& operator*() { return *value_; }
  const T* operator->() const { return &*value_; }
  T* operator->() { return &*value_; }

  void set_null() { value_.reset(); }
  /// Replaces what was there by a fresh T.
  T& emplace() { return value_.emplace(); }

  friend bool operator==(const Nullable& left, const Nullable& right) {
    return left.value_ == right.value_;
  }

 private:
  std::optional<T> value_;
};

}  // namespace specgen

#pragma once

#include <concepts>
#include <memory>
#include <type_traits>
#include <utility>

namespace specgen {

/// A T on the heap with the manners of a T: copies are deep, and equality compares what is inside.
/// Lets a struct hold itself (`optional<Box<Node>>`). The T is made when it is first asked for: one
/// that holds itself without an optional in between would never end.
template <class T>
class Box {
 public:
  Box() = default;
  /// A template, because to see whether a T fits would need all of it, which a T that holds this
  /// Box cannot give.
  template <class U>
  requires std::same_as<std::remove_cvref_t<U>, T> Box(U&& value)
      : value_(std::make_unique<T>(std::forward<U>(value))) {}
  Box(const Box& other) : value_(other.value_ ? std::make_unique<T>(*other) : nullptr) {}
  Box(Box&& other) noexcept = default;
  Box& operator=(const Box& other) {
    // A copy first: `other` may live inside of what is about to be replaced.
    value_ = other.value_ ? std::make_unique<T>(*other) : nullptr;
    return *this;
  }
  Box& operator=(Box&& other) noexcept = default;
  ~Box() = default;

  const T& operator*() const {
    static const T kFresh{};
    return value_ ? *value_ : kFresh;
  }
  T& operator*() {
    if (!value_) value_ = std::make_unique<T>();
    return *value_;
  }
  const T* operator->() const { return &**this; }
  T* operator->() { return &**this; }

  friend bool operator==(const Box& left, const Box& right) {
    return (!left.value_ && !right.value_) || *left == *right;
  }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace specgen

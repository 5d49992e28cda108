#pragma once

#include <concepts>
#include <memory>
#include <type_traits>
#include <utility>

namespace specgen {

/// A T on the heap with the manners of a T: copies are deep, equality compares what is inside, and
/// it is never empty except after being moved from. Lets a struct hold itself
/// (`optional<Box<Node>>`).
template <class T>
class Box {
 public:
  Box() : value_(std::make_unique<T>()) {}
  /// A template, because to see whether a T fits would need all of it, which a T that holds this
  /// Box cannot give.
  template <class U>
  requires std::same_as<std::remove_cvref_t<U>, T> Box(U&& value)
      : value_(std::make_unique<T>(std::forward<U>(value))) {}
  Box(const Box& other) : value_(std::make_unique<T>(*other)) {}
  Box(Box&& other) noexcept = default;
  Box& operator=(const Box& other) {
    // A copy first: `other` may live inside of what is about to be replaced.
    value_ = std::make_unique<T>(*other);
    return *this;
  }
  Box& operator=(Box&& other) noexcept = default;
  ~Box() = default;

  const T& operator*() const { return *value_; }
  T& operator*() { return *value_; }
  const T* operator->() const { return value_.get(); }
  T* operator->() { return value_.get(); }

  friend bool operator==(const Box& left, const Box& right) { return *left == *right; }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace specgen

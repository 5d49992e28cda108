#pragma once

#include <string_view>

#include "specgen/json/element.hpp"
#include "specgen/json/path.hpp"
#include "specgen/json/reader.hpp"
#include "specgen/violations.hpp"

namespace specgen::json {

/// A JSON value on its way into a C++ value: the element, its place, and where violations go. While
/// a text is read without building a tree, the value is what the reader comes to next: then it must
/// be taken exactly once, either from the reader or by asking for the element. Valid as long as its
/// document or reader, its path and its violations.
class Input {
 public:
  Input(const Element& element, const Path& path, Violations& violations)
      : element_(element), path_(&path), violations_(&violations) {}
  Input(Reader& reader, const Path& path, Violations& violations)
      : reader_(&reader), path_(&path), violations_(&violations) {}
  Input(const Element& element, Path&& path, Violations& violations) = delete;
  Input(Reader& reader, Path&& path, Violations& violations) = delete;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  /// What the value is yet to be taken from; nullptr where there is an element already.
  Reader* reader() const { return reader_; }
  /// Takes the value from the reader, where it is still there.
  const Element& element() const {
    if (reader_ != nullptr) take_element();
    return element_;
  }
  /// Takes the value for nothing.
  void skip() const { static_cast<void>(element()); }
  Kind kind() const { return element().kind(); }
  /// True for null, which is then taken.
  bool take_null() const;
  /// Goes on to the next value of a walk, whose path has moved on.
  void move_to(Reader& reader) { reader_ = &reader; }
  void move_to(const Element& element) { element_ = element; }
  const Path& path() const { return *path_; }
  Violations& violations() const { return *violations_; }

  /// Reports that this value breaks a rule.
  void violation(std::string_view keyword, std::string_view message) const;
  /// The same value with another collector: to try an alternative without reporting its failure.
  Input reporting_to(Violations& violations) const { return {element(), *path_, violations}; }

 private:
  void take_element() const;

  mutable Element element_{nullptr, nullptr, 0};
  mutable Reader* reader_ = nullptr;
  const Path* path_;
  Violations* violations_;
};

}  // namespace specgen::json

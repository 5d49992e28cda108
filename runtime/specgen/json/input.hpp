#pragma once

#include <string_view>

#include "specgen/json/element.hpp"
#include "specgen/json/path.hpp"
#include "specgen/violations.hpp"

namespace specgen::json {

/// A JSON value on its way into a C++ value: the element, its place, and where violations go.
/// Cheap to copy; valid as long as its document, its path and its violations.
class Input {
 public:
  Input(const Element& element, const Path& path, Violations& violations)
      : element_(element), path_(&path), violations_(&violations) {}
  Input(const Element& element, Path&& path, Violations& violations) = delete;

  const Element& element() const { return element_; }
  Kind kind() const { return element_.kind(); }
  bool is_null() const { return element_.is_null(); }
  const Path& path() const { return *path_; }
  Violations& violations() const { return *violations_; }

  /// Reports that this value breaks a rule.
  void violation(std::string_view keyword, std::string_view message) const;
  /// The same value with another collector: to try an alternative without reporting its failure.
  Input reporting_to(Violations& violations) const { return {element_, *path_, violations}; }

 private:
  Element element_;
  const Path* path_;
  Violations* violations_;
};

}  // namespace specgen::json

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Reading and writing JSON: strict parsing, a view of the parsed text, and a writer.
namespace specgen::json {

/// Where a value stands in a JSON text: a chain of steps, each living on the stack of the function
/// that took it. Nothing is built unless a violation asks for the pointer. A path must not outlive
/// its parent nor the name it was given.
class Path {
 public:
  /// The root.
  Path() = default;
  /// The member `name` of the object at `parent`.
  Path(const Path& parent, std::string_view name)
      : parent_(&parent),
        name_(name.data() != nullptr ? name.data() : ""),
        size_or_index_(name.size()) {}
  /// The item `index`, counted from 0, of the array at `parent`.
  Path(const Path& parent, std::size_t index) : parent_(&parent) { move_to(index); }
  // A temporary parent would be gone before the path is used.
  Path(Path&& parent, std::string_view name) = delete;
  Path(Path&& parent, std::size_t index) = delete;

  /// To a sibling. `name` is of a text, even if it is empty: not a view of nothing.
  void move_to(std::string_view name) {
    name_ = name.data();
    size_or_index_ = name.size();
  }
  void move_to(std::size_t index) {
    name_ = nullptr;
    size_or_index_ = index;
  }

  /// The JSON pointer (RFC 6901): "" for the root, "/user/names/0" further down.
  std::string pointer() const;

 private:
  const Path* parent_ = nullptr;
  const char* name_ = nullptr;  ///< nullptr where the step is an index
  std::size_t size_or_index_ = 0;
};

/// Appends `token` to `pointer` as one step, escaped as RFC 6901 section 3 says.
void append_token(std::string& pointer, std::string_view token);

}  // namespace specgen::json

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
  Path(const Path& parent, std::string_view name) : parent_(&parent), name_(name) {}
  /// The item `index`, counted from 0, of the array at `parent`.
  Path(const Path& parent, std::size_t index)
      : parent_(&parent), index_(index), step_(Step::kIndex) {}
  // A temporary parent would be gone before the path is used.
  Path(Path&& parent, std::string_view name) = delete;
  Path(Path&& parent, std::size_t index) = delete;

  /// The JSON pointer (RFC 6901): "" for the root, "/user/names/0" further down.
  std::string pointer() const;

 private:
  enum class Step : unsigned char { kName, kIndex };

  const Path* parent_ = nullptr;
  std::string_view name_;
  std::size_t index_ = 0;
  Step step_ = Step::kName;
};

/// Appends `token` to `pointer` as one step, escaped as RFC 6901 section 3 says.
void append_token(std::string& pointer, std::string_view token);

}  // namespace specgen::json

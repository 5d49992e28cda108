#include "specgen/json/path.hpp"

namespace specgen::json {

void append_token(std::string& pointer, std::string_view token) {
  pointer.push_back('/');
  for (const char c : token) {
    if (c == '~') {
      pointer.append("~0");
    } else if (c == '/') {
      pointer.append("~1");
    } else {
      pointer.push_back(c);
    }
  }
}

std::string Path::pointer() const {
  if (parent_ == nullptr) return {};
  std::string pointer = parent_->pointer();
  if (name_ == nullptr) {
    append_token(pointer, std::to_string(size_or_index_));
  } else {
    append_token(pointer, {name_, size_or_index_});
  }
  return pointer;
}

}  // namespace specgen::json

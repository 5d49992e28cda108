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
  if (step_ == Step::kIndex) {
    append_token(pointer, std::to_string(index_));
  } else {
    append_token(pointer, name_);
  }
  return pointer;
}

}  // namespace specgen::json

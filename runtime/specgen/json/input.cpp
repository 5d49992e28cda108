#include "specgen/json/input.hpp"

#include "specgen/json/reader_inline.hpp"

namespace specgen::json {

void Input::violation(std::string_view keyword, std::string_view message) const {
  violations_->add(*path_, keyword, message);
}

bool Input::take_null() const {
  if (reader_ == nullptr) return element_.is_null();
  return reader_->peek() == 'n' && reader_->take_null();
}

void Input::take_element() const {
  element_ = reader_->take_element();
  reader_ = nullptr;
}

}  // namespace specgen::json

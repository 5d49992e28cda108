#include "specgen/json/input.hpp"

namespace specgen::json {

void Input::violation(std::string_view keyword, std::string_view message) const {
  violations_->add(*path_, keyword, message);
}

void Input::take_element() const {
  element_ = reader_->take_element();
  reader_ = nullptr;
}

}  // namespace specgen::json

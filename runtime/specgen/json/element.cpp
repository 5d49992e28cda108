#include "specgen/json/element.hpp"

namespace specgen::json {

std::size_t Element::count() const {
  std::size_t size = 0;
  if (kind() == Kind::kArray) {
    for (Items items(*this); !items.done(); items.next()) ++size;
  } else {
    for (Members members(*this); !members.done(); members.next()) ++size;
  }
  return size;
}

}  // namespace specgen::json

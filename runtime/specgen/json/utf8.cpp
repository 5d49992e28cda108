#include "specgen/json/utf8.hpp"

#include <simdjson.h>

#include <algorithm>

namespace specgen::json {

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

std::size_t count_code_points(std::string_view text) {
  const auto tails = std::count_if(text.begin(), text.end(), is_utf8_tail);
  return text.size() - static_cast<std::size_t>(tails);
}

}  // namespace specgen::json

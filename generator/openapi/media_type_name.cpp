#include "openapi/media_type_name.hpp"

#include <algorithm>

#include "openapi/reading.hpp"

namespace specgen::generator {

std::string_view media_type_essence(std::string_view name) {
  std::string_view text = name.substr(0, name.find(';'));
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_media_type(std::string_view name) {
  const std::string_view type = media_type_essence(name);
  const std::size_t slash = type.find('/');
  if (slash == std::string_view::npos) return false;
  const bool printable =
      std::all_of(name.begin(), name.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  return printable && is_token(type.substr(0, slash)) && is_token(type.substr(slash + 1));
}

bool is_json_media_type(std::string_view name) {
  const std::string_view type = media_type_essence(name);
  return type == "application/json" || type == "text/json" ||
         (type.starts_with("application/") && type.ends_with("+json"));
}

bool is_xml_media_type(std::string_view name) {
  const std::string_view type = media_type_essence(name);
  return type == "application/xml" || type == "text/xml" || type.ends_with("+xml");
}

bool is_media_type_range(std::string_view name) {
  return media_type_essence(name).find('*') != std::string_view::npos;
}

}  // namespace specgen::generator

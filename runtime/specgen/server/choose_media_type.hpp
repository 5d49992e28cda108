#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace specgen {

/// The media type to send a body as, of those that it may be sent as: the one that the client likes
/// best, else the first. There must be one.
inline std::string_view choose_media_type(std::string_view preferred,
                                          std::initializer_list<std::string_view> possible) {
  const auto* const found = std::find(possible.begin(), possible.end(), preferred);
  return found == possible.end() ? *possible.begin() : *found;
}

}  // namespace specgen

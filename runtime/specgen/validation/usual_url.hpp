#pragma once

#include "specgen/bytes.hpp"

namespace specgen {

/// True of the letters, the digits and the signs of which most URLs are made, and which the path,
/// the query and the fragment of a URI may have anywhere, and a URI template outside its braces.
inline bytes::Mask is_usual_in_url(bytes::Block block) {
  constexpr unsigned char kLowerCase = 'a' ^ 'A';
  constexpr unsigned char kSign = '=' ^ '?';
  return bytes::is_between(block, '&', ';') | bytes::is_between(block | kLowerCase, 'a', 'z') |
         (block == '_') | ((block | kSign) == '?');
}

}  // namespace specgen

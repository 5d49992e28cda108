#include <cstddef>

#include "specgen/json/utf8.hpp"
#include "specgen/validation/international.hpp"

namespace specgen {

char32_t take_code_point(std::string_view& text) {
  constexpr char32_t kReplacement = 0xFFFD;
  const auto lead = static_cast<unsigned char>(text.front());
  std::size_t length = 1;
  char32_t code_point = lead;
  if (lead >= 0xF0) {
    length = 4;
    code_point = lead & 0x07U;
  } else if (lead >= 0xE0) {
    length = 3;
    code_point = lead & 0x0FU;
  } else if (lead >= 0xC0) {
    length = 2;
    code_point = lead & 0x1FU;
  } else if (lead >= 0x80) {
    code_point = kReplacement;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (i >= text.size() || !json::is_utf8_tail(text[i])) {
      text.remove_prefix(1);
      return kReplacement;
    }
    code_point = (code_point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(length);
  return code_point;
}

bool is_iri_character(char32_t code_point) {
  if (code_point < 0x10000) {
    return (code_point >= 0xA0 && code_point <= 0xD7FF) ||
           (code_point >= 0xF900 && code_point <= 0xFDCF) ||
           (code_point >= 0xFDF0 && code_point <= 0xFFEF);
  }
  // All planes up to the 14th but the last two code points of each; of the 14th not the tags.
  const char32_t within_plane = code_point & 0xFFFFU;
  return code_point <= 0xEFFFD && within_plane <= 0xFFFD &&
         !(code_point >= 0xE0000 && code_point <= 0xE0FFF);
}

bool is_private_use(char32_t code_point) {
  return (code_point >= 0xE000 && code_point <= 0xF8FF) ||
         (code_point >= 0xF0000 && code_point <= 0xFFFFD) ||
         (code_point >= 0x100000 && code_point <= 0x10FFFD);
}

}  // namespace specgen

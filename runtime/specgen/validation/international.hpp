#pragma once

#include <string_view>

namespace specgen {

/// Takes the first code point off `text`, which must not be empty. Bytes that are not UTF-8 give
/// U+FFFD, which is no character of an IRI, one by one.
char32_t take_code_point(std::string_view& text);

/// `ucschar` of RFC 3987 section 2.2: what an IRI may hold beyond ASCII …
bool is_iri_character(char32_t code_point);

/// … and `iprivate`, only in its query.
bool is_private_use(char32_t code_point);

/// Whether an ASCII label that begins with "xn--" is what some label of IDNA 2008 is written as.
bool is_a_label(std::string_view text);

}  // namespace specgen

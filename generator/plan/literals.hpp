#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace specgen::generator::plan {

/// A C++ string literal with these bytes. Letters of any language stay readable; control and
/// invisible characters, quotes, backslashes and trigraphs are escaped.
std::string string_literal(std::string_view bytes);

/// The same as something that a std::string_view is made from, zero bytes included.
std::string view_literal(std::string_view bytes);

/// A raw literal where that saves escapes and is harmless, else string_literal().
std::string regex_literal(std::string_view regex);

/// An expression of a type that std::string is made from, NUL included.
std::string string_expression(std::string_view bytes);

/// Raw literals of at most 60,000 bytes each (compilers need not take more than 65,536) that make
/// up a text of one or more lines.
std::vector<std::string> raw_literals(std::string_view text);

/// Text for `//` or `///` comments of at most `width` characters, words kept whole. Paragraphs stay
/// apart; characters that could end or hide a comment, or anything behind it, are gone.
std::vector<std::string> comment_lines(std::string_view text, std::size_t width);

/// The same as one line, cut behind `limit` characters.
std::string comment_line(std::string_view text, std::size_t limit);

}  // namespace specgen::generator::plan

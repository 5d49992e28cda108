#pragma once

#include <string_view>

/// What may stand in URLs and in templates of them, beside letters and digits.
namespace specgen::url_signs {

/// Unreserved characters and sub-delimiters: RFC 3986 sections 2.3 and 2.2.
constexpr std::string_view kPlain = "-._~!$&'()*+,;=";
/// Literals of a template, with the apostrophe, which the grammar of RFC 6570 section 2.1 forgot
/// (erratum 6937).
constexpr std::string_view kLiterals = "!#$&'()*+,-./:;=?@[]_~";
/// What an expression of a template may begin with: section 2.2.
constexpr std::string_view kOperators = "+#./;?&=,!@|";

}  // namespace specgen::url_signs

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace specgen {

/// A name and a value of a query or form, both still encoded. Refers to the text it came from.
struct FormField {
  std::string_view name;
  std::string_view value;
};

/// Splits "a=1&b=2" at '&' and the first '=' of each part. Empty parts are left out; a part without
/// '=' has an empty value. Nothing is decoded, so that an encoded separator stays part of a value.
std::vector<FormField> split_form(std::string_view text);

enum class PlusSign { kLiteral, kSpace };

/// Undoes percent-encoding (RFC 3986 section 2.1). Nothing when an escape is not two hexadecimal
/// digits, when the result is no valid UTF-8 or when it holds NUL.
std::optional<std::string> percent_decode(std::string_view text, PlusSign plus);

/// What a violation "encoding" says after `percent_decode` has failed.
inline constexpr std::string_view kBadEncoding = "must be percent-encoded UTF-8 without NUL";

}  // namespace specgen

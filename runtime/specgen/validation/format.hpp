#pragma once

#include <optional>
#include <string_view>
#include <vector>

/// Checks of single values that OpenAPI schemas ask for: formats, patterns, multiples.
namespace specgen {

/// The formats of strings that are checked. `password` and `binary` ask for nothing.
enum class Format : unsigned char {
  kNone,
  kDateTime,             ///< RFC 3339 section 5.6
  kDate,                 ///< RFC 3339 full-date
  kTime,                 ///< RFC 3339 full-time
  kDuration,             ///< RFC 3339 appendix A
  kEmail,                ///< RFC 5321 Mailbox, ASCII, any length of the local part
  kIdnEmail,             ///< RFC 6531 section 3.3, a local part of at most 64 bytes
  kHostname,             ///< RFC 1123 section 2.1, its "xn--" labels as RFC 5891
  kIdnHostname,          ///< RFC 5890 section 2.3.2.3
  kIpv4,                 ///< RFC 2673 section 3.2
  kIpv6,                 ///< RFC 4291 section 2.2
  kUri,                  ///< RFC 3986 section 3: with a scheme
  kUriReference,         ///< RFC 3986
  kIri,                  ///< RFC 3987 section 2.2
  kIriReference,         ///< RFC 3987
  kUriTemplate,          ///< RFC 6570 section 2
  kUuid,                 ///< RFC 9562 section 4
  kByte,                 ///< RFC 4648 section 4, with padding
  kRegex,                ///< ECMA-262, as far as Pattern supports it
  kJsonPointer,          ///< RFC 6901 section 5
  kRelativeJsonPointer,  ///< draft-bhutton-relative-json-pointer-00
  kPassword,
  kBinary,
};

/// The format that OpenAPI calls `name`; nothing where it is not one for strings that is checked
/// here: such a name is an annotation (JSON Schema validation, section 7.2.3).
std::optional<Format> parse_format(std::string_view name);

/// All names that parse_format() knows.
std::vector<std::string_view> format_names();

/// Whether `text`, which is valid UTF-8, is of the format. Thread-safe, never throws, and linear in
/// the text's length but for kRegex, which compiles it.
bool is_valid(Format format, std::string_view text);

/// What a text of the format is, to follow "must be": "an e-mail address".
std::string_view describe(Format format);

}  // namespace specgen

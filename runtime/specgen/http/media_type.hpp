#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace specgen::http {

/// The index of the declared media type that a Content-Type value matches: type and subtype
/// compare without case (RFC 9110, 8.3.1). A declared entry may be a range such as `image/*`; the
/// most specific entry wins. Parameters exclude none, but choose among entries that differ in them
/// alone. nullopt: none matches, or the value is malformed.
std::optional<std::size_t> match_content_type(std::string_view content_type,
                                              std::span<const std::string_view> declared);

/// The index of the declared media type that serves an Accept value best (RFC 9110, 12.5.1): the
/// highest quality, then the order of declaration. An empty value accepts everything, as does the
/// bare `*` that some clients send. Members that cannot be read are skipped; a value without one
/// readable member accepts everything. Parameters as above. A declared range is acceptable where
/// something within it is. nullopt: nothing declared is acceptable.
std::optional<std::size_t> negotiate(std::string_view accept,
                                     std::span<const std::string_view> declared);

/// What to send a body as that may be sent as any of `possible`, which are media types and ranges:
/// what its handler `named`, or, where it named nothing, what is `chosen`. Throws std::out_of_range
/// where that is none of them, or a range of which no type says nothing.
std::string name_media_type(std::string_view chosen, std::string_view named,
                            std::initializer_list<std::string_view> possible);

}  // namespace specgen::http

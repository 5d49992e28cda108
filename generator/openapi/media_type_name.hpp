#pragma once

#include <string_view>

namespace specgen::generator {

/// type "/" subtype *( ";" parameter ), or a range (RFC 9110, section 8.3.1).
bool is_media_type(std::string_view name);

/// A media type without its parameters.
std::string_view media_type_essence(std::string_view name);

/// Whether a media type's values are JSON texts (RFC 8259; RFC 6839, 3.1), whatever its parameters.
/// The name is in lower case here and below.
bool is_json_media_type(std::string_view name);

bool is_xml_media_type(std::string_view name);

/// "*/*", "image/*".
bool is_media_type_range(std::string_view name);

}  // namespace specgen::generator

#pragma once

#include <string>
#include <string_view>

namespace specgen::generator {

/// What `reference` means beside `base`, an absolute URI, as RFC 3986 section 5.2 resolves it;
/// without the fragment. Neither is checked.
std::string resolve_uri(std::string_view base, std::string_view reference);

/// Whether the reference begins with a scheme, as in "https://…" and "urn:…".
bool has_uri_scheme(std::string_view reference);

}  // namespace specgen::generator

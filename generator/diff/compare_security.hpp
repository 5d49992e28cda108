#pragma once

#include <optional>
#include <string>

#include "diff/change.hpp"
#include "openapi/document.hpp"

namespace specgen::generator {

/// What changed about who is let in. Credentials that sufficed must go on to suffice; schemes are
/// the same when they ask for the same thing, whatever they are called.
std::optional<Change> compare_security(const Document& old_document, const Operation& before,
                                       const Document& new_document, const Operation& after);

}  // namespace specgen::generator

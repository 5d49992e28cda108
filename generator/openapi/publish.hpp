#pragma once

#include "openapi/reading.hpp"

namespace specgen::generator {

/// The document as one valid OpenAPI file of its own version: `edgeCases` stand under
/// `x-edgeCases`, and what is referred to in other files is found under `components` (path items:
/// in their place). Schemas that come in by this get their names, and are added to the document's.
Published publish(Reading& reading);

}  // namespace specgen::generator

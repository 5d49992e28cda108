#pragma once

// Everything that an emitted decoder may need.
#include "specgen/decode/array.hpp"     // IWYU pragma: export
#include "specgen/decode/boolean.hpp"   // IWYU pragma: export
#include "specgen/decode/enum.hpp"      // IWYU pragma: export
#include "specgen/decode/number.hpp"    // IWYU pragma: export
#include "specgen/decode/object.hpp"    // IWYU pragma: export
#include "specgen/decode/optional.hpp"  // IWYU pragma: export
#include "specgen/decode/string.hpp"    // IWYU pragma: export
#include "specgen/decode/value.hpp"     // IWYU pragma: export
#include "specgen/json/document.hpp"    // IWYU pragma: export
#include "specgen/json/input.hpp"       // IWYU pragma: export

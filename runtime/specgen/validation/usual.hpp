#pragma once

#include <string_view>

#include "specgen/validation/format.hpp"

namespace specgen {

/// Whether a text is of the format and looks as most of its texts do, which is quick to see, where
/// the processor can look at many bytes at once. Says nothing where it is false. The text must be
/// padded: see bytes::kPadding.
bool is_usual(Format format, std::string_view text);

}  // namespace specgen

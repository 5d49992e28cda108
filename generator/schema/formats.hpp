#pragma once

namespace specgen::generator {

/// What `format` means: an annotation to the specification (JSON Schema 2020-12 validation, section
/// 7.2.1), an assertion to most people who write it.
enum class Formats { kAssert, kAnnotate };

}  // namespace specgen::generator

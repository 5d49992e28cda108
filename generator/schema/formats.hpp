#pragma once

#include <array>
#include <string_view>

namespace specgen::generator {

/// What `format` means: an annotation to the specification (JSON Schema 2020-12 validation, section
/// 7.2.1), an assertion to most people who write it.
enum class Formats { kAssert, kAnnotate };

/// The formats of numbers (OpenAPI 3.1, section 4.4); those of strings are specgen::Format.
inline constexpr auto kNumberFormats =
    std::to_array<std::string_view>({"int32", "int64", "float", "double"});

/// Whether it is one of those.
constexpr bool is_number_format(std::string_view format) {
  for (const std::string_view each : kNumberFormats) {
    if (each == format) return true;
  }
  return false;
}

}  // namespace specgen::generator

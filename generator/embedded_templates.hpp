#pragma once

#include <span>
#include <string_view>

namespace specgen::generator {

/// A template that was compiled in.
struct EmbeddedTemplate {
  std::string_view name;  ///< "model.hpp"
  std::string_view text;
};

/// Everything in templates/ as it was when the generator was built.
std::span<const EmbeddedTemplate> embedded_templates();

}  // namespace specgen::generator

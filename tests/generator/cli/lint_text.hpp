#pragma once

#include <string>

#include "cli.hpp"

namespace specgen::generator {

/// What `specgen lint` prints about this text as "api.yaml", all of it to standard error. Expects
/// the exit code.
std::string lint_text(const std::string& text, ExitCode expected);

}  // namespace specgen::generator

#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace specgen::generator {

/// What the program returns to its caller.
enum class ExitCode {
  kOk = 0,
  kSpecErrors = 1,  ///< The document is wrong, or asks for what is not supported.
  kUsage = 2,       ///< Bad arguments, files that can't be read or written, faults of templates.
  kDrift = 3,       ///< `verify`: the output is not what the document gives.
  kBreaking = 1,    ///< `diff`: the new document breaks clients or handlers of the old one.
};

/// Runs the command line, program name left out. Writes results to `out`, diagnostics and errors to
/// `err`.
ExitCode run_cli(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

}  // namespace specgen::generator

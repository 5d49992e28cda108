#pragma once

#include <iosfwd>
#include <string>

#include "cli.hpp"

namespace specgen::generator {

/// What the command line said.
struct Arguments {
  std::string spec;
  std::string out;             ///< The output's directory; for `init`, the project's.
  std::string namespace_name;  ///< Empty: that of the last run, else "api".
  std::string templates;       ///< Empty: the built-in ones.
  bool force = false;
  bool add = false;
};

/// The commands. Each prints diagnostics to `err`; all throw std::runtime_error where files can't
/// be read or written.
ExitCode run_generate(const Arguments& arguments, std::ostream& out, std::ostream& err);
ExitCode run_verify(const Arguments& arguments, std::ostream& out, std::ostream& err);
ExitCode run_lint(const Arguments& arguments, std::ostream& err);
ExitCode run_init(const Arguments& arguments, std::ostream& out, std::ostream& err);

}  // namespace specgen::generator

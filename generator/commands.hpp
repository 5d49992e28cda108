#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "cli.hpp"
#include "schema/formats.hpp"
#include "source/diagnostic_formats.hpp"

namespace specgen::generator {

/// What the command line said.
struct Arguments {
  std::string spec;
  std::string out;  ///< The output's directory; for `init`, the project's; for `bundle`, a file.
  std::string namespace_name;      ///< Empty: that of the last run, else "api".
  std::optional<Formats> formats;  ///< None: that of the last run, else assertions.
  std::string templates;           ///< Empty: the built-in ones.
  std::string other_spec;          ///< `diff`: the new version.
  std::string depfile;             ///< Empty: none is written.
  DiagnosticFormat format = DiagnosticFormat::kText;
  bool force = false;
  bool add = false;
};

/// Where a command prints. Diagnostics for programs have standard output to themselves: what else
/// there is to say goes to standard error then.
struct Console {
  std::ostream& out;          ///< What was done.
  std::ostream& err;          ///< Why it was not.
  std::ostream& diagnostics;  ///< What is to say about the document.
};

/// The commands. All throw std::runtime_error where files can't be read or written.
ExitCode run_generate(const Arguments& arguments, const Console& console);
ExitCode run_verify(const Arguments& arguments, const Console& console);
ExitCode run_lint(const Arguments& arguments, const Console& console);
ExitCode run_init(const Arguments& arguments, const Console& console);
ExitCode run_bundle(const Arguments& arguments, const Console& console);
ExitCode run_diff(const Arguments& arguments, const Console& console);

}  // namespace specgen::generator

#include <ostream>

#include "bundle/bundle.hpp"
#include "commands.hpp"
#include "output/read_file.hpp"
#include "run_pipeline.hpp"

namespace specgen::generator {

ExitCode run_bundle(const Arguments& arguments, const Console& console) {
  Diagnostics diagnostics;
  const auto text = bundle(arguments.spec, diagnostics);
  if (!text) {
    print_diagnostics(diagnostics, arguments, console);
    return ExitCode::kSpecErrors;
  }
  if (arguments.out.empty()) {
    console.out << *text;
  } else {
    write_file(arguments.out, *text);
  }
  return ExitCode::kOk;
}

}  // namespace specgen::generator

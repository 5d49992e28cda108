#include "commands.hpp"

#include <ostream>

#include "output/depfile.hpp"
#include "run_pipeline.hpp"

namespace specgen::generator {

ExitCode run_generate(const Arguments& arguments, const Console& console) {
  const CodeOptions code = choose_options(arguments, arguments.out);
  const Templates templates = load_templates(arguments.templates);
  auto generated = run_pipeline(arguments, code, templates, console);
  if (!generated) return ExitCode::kSpecErrors;
  const auto options = output_options(arguments.spec, arguments.out, code, arguments.force);
  const std::vector<std::string> inputs = generated->inputs;
  if (!write_generated(options, std::move(*generated), Listing::kFiles, console)) {
    return ExitCode::kUsage;
  }
  if (!arguments.depfile.empty()) {
    write_depfile(arguments.depfile, options.directory / kManifestName, inputs);
  }
  return ExitCode::kOk;
}

ExitCode run_verify(const Arguments& arguments, const Console& console) {
  const CodeOptions code = choose_options(arguments, arguments.out);
  const Templates templates = load_templates(arguments.templates);
  auto generated = run_pipeline(arguments, code, templates, console);
  if (!generated) return ExitCode::kSpecErrors;
  const auto options = output_options(arguments.spec, arguments.out, code, false);
  const std::string diff = verify_output(options, std::move(generated->files));
  if (diff.empty()) return ExitCode::kOk;
  console.out << diff;
  console.err << "specgen: " << arguments.out << " is not what " << arguments.spec
              << " gives; run 'specgen generate'\n";
  return ExitCode::kDrift;
}

ExitCode run_lint(const Arguments& arguments, const Console& console) {
  const CodeOptions code = choose_options(arguments, "");
  const Templates templates = load_templates(arguments.templates);
  const auto generated = run_pipeline(arguments, code, templates, console);
  return generated ? ExitCode::kOk : ExitCode::kSpecErrors;
}

}  // namespace specgen::generator

#include "commands.hpp"

#include <ostream>

#include "run_pipeline.hpp"

namespace specgen::generator {

ExitCode run_generate(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const std::string namespace_name = choose_namespace(arguments, arguments.out);
  const Templates templates = load_templates(arguments.templates);
  auto generated = run_pipeline(arguments.spec, namespace_name, templates, err);
  if (!generated) return ExitCode::kSpecErrors;
  const auto options =
      output_options(arguments.spec, arguments.out, namespace_name, arguments.force);
  return write_generated(options, std::move(*generated), Listing::kFiles, out, err)
             ? ExitCode::kOk
             : ExitCode::kUsage;
}

ExitCode run_verify(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const std::string namespace_name = choose_namespace(arguments, arguments.out);
  const Templates templates = load_templates(arguments.templates);
  auto generated = run_pipeline(arguments.spec, namespace_name, templates, err);
  if (!generated) return ExitCode::kSpecErrors;
  const auto options = output_options(arguments.spec, arguments.out, namespace_name, false);
  const std::string diff = verify_output(options, std::move(generated->files));
  if (diff.empty()) return ExitCode::kOk;
  out << diff;
  err << "specgen: " << arguments.out << " is not what " << arguments.spec
      << " gives; run 'specgen generate'\n";
  return ExitCode::kDrift;
}

ExitCode run_lint(const Arguments& arguments, std::ostream& err) {
  const std::string namespace_name = choose_namespace(arguments, "");
  const Templates templates = load_templates(arguments.templates);
  const auto generated = run_pipeline(arguments.spec, namespace_name, templates, err);
  return generated ? ExitCode::kOk : ExitCode::kSpecErrors;
}

}  // namespace specgen::generator

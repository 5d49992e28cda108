#include "cli.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <optional>
#include <ostream>

#include "output/output_tree.hpp"
#include "pipeline.hpp"
#include "plan/names.hpp"

namespace specgen::generator {
namespace {

namespace fs = std::filesystem;

constexpr const char* kGenerator = "specgen " SPECGEN_VERSION;
constexpr const char* kDefaultNamespace = "api";

struct Arguments {
  std::string spec;
  std::string out;
  std::string namespace_name;
  std::string templates;
  bool force = false;
};

std::string count(std::size_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

/// Prints what the document's readers had to say.
void print(const Diagnostics& diagnostics, std::ostream& err) {
  if (diagnostics.all().empty()) return;
  err << diagnostics.text();
  err << count(diagnostics.error_count(), "error");
  if (diagnostics.warning_count() > 0) err << ", " << count(diagnostics.warning_count(), "warning");
  err << "\n";
}

/// The namespace: given, else that of the last run, else "api".
std::string choose_namespace(const Arguments& arguments) {
  std::string chosen = arguments.namespace_name;
  if (chosen.empty()) {
    const auto manifest = read_manifest(arguments.out);
    if (manifest) chosen = manifest->namespace_name;
  }
  if (chosen.empty()) chosen = kDefaultNamespace;
  if (!plan::is_valid_namespace(chosen)) {
    throw CLI::ValidationError("--namespace", "'" + chosen + "' is no namespace for C++");
  }
  return chosen;
}

OutputOptions output_options(const Arguments& arguments, const std::string& namespace_name) {
  OutputOptions options;
  options.directory = arguments.out;
  options.generator = kGenerator;
  options.spec = fs::proximate(arguments.spec, arguments.out).generic_string();
  options.namespace_name = namespace_name;
  options.force = arguments.force;
  return options;
}

std::optional<Generated> run_pipeline(const Arguments& arguments, const std::string& namespace_name,
                                      std::ostream& err) {
  const Templates templates = load_templates(arguments.templates);
  Diagnostics diagnostics;
  auto generated = generate(arguments.spec, namespace_name, templates, diagnostics);
  print(diagnostics, err);
  return generated;
}

std::string shown(const std::string& directory) {
  return directory.ends_with('/') ? directory : directory + "/";
}

void print_summary(const Arguments& arguments, const Generated& generated,
                   const OutputSummary& summary, std::ostream& out) {
  for (const std::string& path : summary.created) out << "  new      " << path << "\n";
  for (const std::string& path : summary.updated) out << "  written  " << path << "\n";
  for (const std::string& path : summary.removed) out << "  removed  " << path << "\n";
  const bool first_run =
      std::count(summary.created.begin(), summary.created.end(), std::string(kManifestName)) > 0;
  if (!first_run) {
    for (const auto& operation : generated.operations) {
      const std::string file = "server/" + operation.file + ".cpp";
      if (std::count(summary.created.begin(), summary.created.end(), file) == 0) continue;
      out << "  new operation " << operation.summary << ": write its handler, '" << operation.name
          << "'\n";
    }
  }
  out << shown(arguments.out) << ": "
      << count(summary.created.size() + summary.updated.size(), "file") << " written, "
      << summary.unchanged << " unchanged, " << summary.removed.size() << " removed\n";
}

ExitCode run_generate(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const std::string namespace_name = choose_namespace(arguments);
  auto generated = run_pipeline(arguments, namespace_name, err);
  if (!generated) return ExitCode::kSpecErrors;
  const OutputSummary summary =
      write_output(output_options(arguments, namespace_name), generated->files);
  if (!summary.conflicts.empty()) {
    for (const std::string& conflict : summary.conflicts) err << conflict << "\n";
    err << "nothing was written\n";
    return ExitCode::kUsage;
  }
  print_summary(arguments, *generated, summary, out);
  return ExitCode::kOk;
}

ExitCode run_verify(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const std::string namespace_name = choose_namespace(arguments);
  auto generated = run_pipeline(arguments, namespace_name, err);
  if (!generated) return ExitCode::kSpecErrors;
  const std::string diff =
      verify_output(output_options(arguments, namespace_name), std::move(generated->files));
  if (diff.empty()) return ExitCode::kOk;
  out << diff;
  err << shown(arguments.out) << ": differs from what " << arguments.spec
      << " gives; run 'specgen generate'\n";
  return ExitCode::kDrift;
}

ExitCode run_lint(const Arguments& arguments, std::ostream& err) {
  return run_pipeline(arguments, kDefaultNamespace, err) ? ExitCode::kOk : ExitCode::kSpecErrors;
}

void add_spec(CLI::App& command, Arguments& arguments) {
  command.add_option("SPEC", arguments.spec, "OpenAPI 3.0 or 3.1 document, YAML or JSON")
      ->required();
}

void add_output(CLI::App& command, Arguments& arguments) {
  command.add_option("--out", arguments.out, "Directory for the output")->required();
  command.add_option("--namespace", arguments.namespace_name,
                     "C++ namespace, e.g. acme::api (default: that of the last run, else api)");
  command.add_option("--templates", arguments.templates,
                     "Directory with templates that replace the built-in ones of the same name");
}

}  // namespace

ExitCode run_cli(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  CLI::App app("Turns an OpenAPI document into a C++ server and its tests.", "specgen");
  app.set_version_flag("--version", kGenerator);
  app.require_subcommand(1);
  Arguments parsed;
  CLI::App* generate = app.add_subcommand("generate", "Write the C++ code of a document");
  CLI::App* verify = app.add_subcommand(
      "verify",
      "Compare the output with what the document gives; writes nothing, exits 3 and "
      "prints a diff where they differ");
  CLI::App* lint = app.add_subcommand("lint", "Report everything that is wrong in a document");
  for (CLI::App* command : {generate, verify, lint}) add_spec(*command, parsed);
  for (CLI::App* command : {generate, verify}) add_output(*command, parsed);
  generate->add_flag("--force", parsed.force,
                     "Also replace generated files that were edited by hand");
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(reversed);
    if (generate->parsed()) return run_generate(parsed, out, err);
    if (verify->parsed()) return run_verify(parsed, out, err);
    return run_lint(parsed, err);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, out, err) == 0 ? ExitCode::kOk : ExitCode::kUsage;
  } catch (const std::exception& error) {
    err << "specgen: " << error.what() << "\n";
    return ExitCode::kUsage;
  }
}

}  // namespace specgen::generator

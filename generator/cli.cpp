#include "cli.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <ostream>
#include <stdexcept>

#include "commands.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// The command line: its commands and where their arguments go.
struct Parser {
  CLI::App app{"Turns an OpenAPI document into a C++ server and its tests.", "specgen"};
  Arguments arguments;
  std::string format = "text";
  std::string formats;
  CLI::App* generate = app.add_subcommand("generate", "Write the C++ code of a document");
  CLI::App* verify = app.add_subcommand(
      "verify", "Compare the output with what the document gives; write nothing, print a diff");
  CLI::App* lint = app.add_subcommand("lint", "Report everything that is wrong in a document");
  CLI::App* init = app.add_subcommand("init", "Start a project for a document");
  CLI::App* bundle = app.add_subcommand("bundle", "Make one document of several files");
  CLI::App* diff = app.add_subcommand(
      "diff", "Compare two versions of a document: what breaks, by operation, with handlers");

  Parser() {
    app.set_version_flag("--version", "specgen " SPECGEN_VERSION);
    app.require_subcommand(1);
    app.footer(
        "Exit codes: 0 fine, 1 errors in the document (diff: breaking changes), 2 usage or files "
        "(diff: a document with errors), 3 output differs.");
    for (CLI::App* command : {generate, verify, lint, init}) add_pipeline_options(*command);
    for (CLI::App* command : {generate, verify, init}) add_output_options(*command);
    add_formats(*lint, "assert");
    generate->add_flag("--force", arguments.force,
                       "Also replace generated files that were edited by hand");
    generate->add_option("--depfile", arguments.depfile,
                         "Write there which files the document has, in the syntax of make");
    init->add_flag("--add", arguments.add,
                   "Only write handler files for operations that have none");
    bundle->add_option("SPEC", arguments.spec, kSpecHelp)->required();
    bundle->add_option("--out", arguments.out, "File to write; default: standard output");
    diff->add_option("OLD", arguments.spec, "The version that clients know")->required();
    diff->add_option("NEW", arguments.other_spec, "The version that is to replace it")->required();
    add_format(*diff, {"text", "json"}, "How changes are printed: text, json");
  }

 private:
  static constexpr const char* kSpecHelp = "OpenAPI 3.0 or 3.1 document, YAML or JSON";

  void add_format(CLI::App& command, std::vector<std::string> names, const std::string& help) {
    command.add_option("--format", format, help)->check(CLI::IsMember(std::move(names)));
  }

  void add_pipeline_options(CLI::App& command) {
    command.add_option("SPEC", arguments.spec, kSpecHelp)->required();
    command.add_option("--templates", arguments.templates,
                       "Directory of templates that replace built-in ones of the same name");
    add_format(command, {"text", "json", "github", "sarif"},
               "How diagnostics are printed: text, json, github, sarif");
  }

  void add_output_options(CLI::App& command) {
    command.add_option("--out", arguments.out, "Directory for the output")->required();
    command.add_option("--namespace", arguments.namespace_name,
                       "C++ namespace such as acme::api; default: that of the last run, or api");
    add_formats(command, "that of the last run, or assert");
  }

  void add_formats(CLI::App& command, const std::string& otherwise) {
    command
        .add_option(
            "--formats", formats,
            "Whether 'format' of strings is checked: assert, annotate; default: " + otherwise)
        ->check(CLI::IsMember(std::vector<std::string>{"assert", "annotate"}));
  }
};

/// Says so where the first word is no command, of which CLI11 only says that one is missing.
void check_command(const CLI::App& app, const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.front().starts_with("-")) return;
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  if (std::find(names.begin(), names.end(), arguments.front()) != names.end()) return;
  const std::vector<std::string_view> known(names.begin(), names.end());
  const std::string hint = did_you_mean(arguments.front(), known);
  throw std::runtime_error("no command " + quote(arguments.front()) + "; " +
                           (hint.empty() ? "'specgen --help' lists them" : hint));
}

ExitCode run_command(Parser& parser, std::ostream& out, std::ostream& err) {
  Arguments& arguments = parser.arguments;
  arguments.format = parse_diagnostic_format(parser.format).value();
  if (!parser.formats.empty()) {
    arguments.formats = parser.formats == "annotate" ? Formats::kAnnotate : Formats::kAssert;
  }
  if (parser.bundle->parsed()) return run_bundle(arguments, {out, err, err});
  if (parser.diff->parsed()) return run_diff(arguments, {out, err, err});
  const bool for_people = arguments.format == DiagnosticFormat::kText;
  const Console console{for_people ? out : err, err, for_people ? err : out};
  if (parser.generate->parsed()) return run_generate(arguments, console);
  if (parser.verify->parsed()) return run_verify(arguments, console);
  if (parser.init->parsed()) return run_init(arguments, console);
  return run_lint(arguments, console);
}

}  // namespace

ExitCode run_cli(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  Parser parser;
  try {
    check_command(parser.app, arguments);
    // CLI11 takes the arguments from the back.
    parser.app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    return run_command(parser, out, err);
  } catch (const CLI::ParseError& error) {
    return parser.app.exit(error, out, err) == 0 ? ExitCode::kOk : ExitCode::kUsage;
  } catch (const std::exception& error) {
    err << "specgen: " << error.what() << "\n";
    return ExitCode::kUsage;
  }
}

}  // namespace specgen::generator

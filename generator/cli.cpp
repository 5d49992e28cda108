#include "cli.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <ostream>

#include "commands.hpp"

namespace specgen::generator {
namespace {

/// The command line: its commands and where their arguments go.
struct Parser {
  CLI::App app{"Turns an OpenAPI document into a C++ server and its tests.", "specgen"};
  Arguments arguments;
  CLI::App* generate = app.add_subcommand("generate", "Write the C++ code of a document");
  CLI::App* verify = app.add_subcommand(
      "verify", "Compare the output with what the document gives; write nothing, print a diff");
  CLI::App* lint = app.add_subcommand("lint", "Report everything that is wrong in a document");
  CLI::App* init = app.add_subcommand("init", "Start a project for a document");

  Parser() {
    app.set_version_flag("--version", "specgen " SPECGEN_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 fine, 1 errors in the document, 2 usage or files, 3 output differs.");
    for (CLI::App* command : {generate, verify, lint, init}) {
      command->add_option("SPEC", arguments.spec, "OpenAPI 3.0 or 3.1 document, YAML or JSON")
          ->required();
      command->add_option("--templates", arguments.templates,
                          "Directory of templates that replace built-in ones of the same name");
    }
    for (CLI::App* command : {generate, verify, init}) {
      command->add_option("--out", arguments.out, "Directory for the output")->required();
      command->add_option("--namespace", arguments.namespace_name,
                          "C++ namespace such as acme::api; default: that of the last run, or api");
    }
    generate->add_flag("--force", arguments.force,
                       "Also replace generated files that were edited by hand");
    init->add_flag("--add", arguments.add,
                   "Only write handler files for operations that have none");
  }
};

}  // namespace

ExitCode run_cli(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  Parser parser;
  try {
    // CLI11 takes the arguments from the back.
    parser.app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    const Arguments& parsed = parser.arguments;
    if (parser.generate->parsed()) return run_generate(parsed, out, err);
    if (parser.verify->parsed()) return run_verify(parsed, out, err);
    if (parser.init->parsed()) return run_init(parsed, out, err);
    return run_lint(parsed, err);
  } catch (const CLI::ParseError& error) {
    return parser.app.exit(error, out, err) == 0 ? ExitCode::kOk : ExitCode::kUsage;
  } catch (const std::exception& error) {
    err << "specgen: " << error.what() << "\n";
    return ExitCode::kUsage;
  }
}

}  // namespace specgen::generator

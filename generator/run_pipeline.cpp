#include "run_pipeline.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <stdexcept>

#include "plan/names.hpp"

namespace specgen::generator {
namespace {

constexpr const char* kDefaultNamespace = "api";

std::string shown(const std::filesystem::path& directory) {
  const std::string text = directory.string();
  return text.ends_with('/') ? text : text + "/";
}

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

void print_files(const plan::Plan& plan, const OutputSummary& summary, std::ostream& out) {
  for (const std::string& path : summary.created) out << "  new      " << path << "\n";
  for (const std::string& path : summary.updated) out << "  written  " << path << "\n";
  for (const std::string& path : summary.removed) out << "  removed  " << path << "\n";
  const bool first_run = contains(summary.created, kManifestName);
  for (const plan::OperationText& operation : plan.operations) {
    if (first_run || !contains(summary.created, "server/" + operation.file + ".cpp")) continue;
    out << "  new operation " << operation.id << ": write its handler, '" << operation.name
        << "'\n";
  }
  for (const std::filesystem::path path : summary.removed) {
    if (path.parent_path() != "server" || path.extension() != ".cpp") continue;
    out << "  gone operation: its handler, '" << path.stem().string() << "', no longer compiles\n";
  }
}

void print_totals(const OutputOptions& options, const OutputSummary& summary, std::ostream& out) {
  out << shown(options.directory) << ": "
      << count_of(summary.created.size() + summary.updated.size(), "file") << " written, "
      << summary.unchanged << " unchanged, " << summary.removed.size() << " removed\n";
}

}  // namespace

std::string relative_path(const std::filesystem::path& path,
                          const std::filesystem::path& directory) {
  // Not std::filesystem::proximate, which wants the directory to be there.
  const auto from = std::filesystem::absolute(directory / "").lexically_normal();
  return std::filesystem::absolute(path)
      .lexically_normal()
      .lexically_proximate(from)
      .generic_string();
}

std::string count_of(std::size_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

CodeOptions choose_options(const Arguments& arguments, const std::string& directory) {
  CodeOptions chosen;
  if (!directory.empty()) {
    if (auto manifest = read_manifest(directory)) chosen = std::move(manifest->code);
  }
  if (!arguments.namespace_name.empty()) chosen.namespace_name = arguments.namespace_name;
  if (chosen.namespace_name.empty()) chosen.namespace_name = kDefaultNamespace;
  if (arguments.formats) chosen.formats = *arguments.formats;
  if (!plan::is_valid_namespace(chosen.namespace_name)) {
    throw std::runtime_error("'" + chosen.namespace_name + "' can't be a C++ namespace");
  }
  return chosen;
}

std::optional<Generated> run_pipeline(const Arguments& arguments, const CodeOptions& code,
                                      const Templates& templates, const Console& console) {
  Diagnostics diagnostics;
  auto generated = generate(arguments.spec, code, templates, diagnostics);
  print_diagnostics(diagnostics, arguments, console);
  return generated;
}

void print_diagnostics(const Diagnostics& diagnostics, const Arguments& arguments,
                       const Console& console) {
  switch (arguments.format) {
    case DiagnosticFormat::kJson:
      console.diagnostics << diagnostics_as_json(diagnostics);
      break;
    case DiagnosticFormat::kSarif:
      console.diagnostics << diagnostics_as_sarif(diagnostics, SPECGEN_VERSION);
      break;
    case DiagnosticFormat::kGithub:
      console.diagnostics << diagnostics_as_github(diagnostics);
      break;
    case DiagnosticFormat::kText:
      if (diagnostics.all().empty()) break;
      console.diagnostics << diagnostics.text() << arguments.spec << ": "
                          << count_of(diagnostics.error_count(), "error") << ", "
                          << count_of(diagnostics.warning_count(), "warning") << "\n";
  }
}

OutputOptions output_options(const std::string& spec, const std::string& directory,
                             const CodeOptions& code, bool force) {
  OutputOptions options;
  options.directory = directory;
  options.generator = "specgen " SPECGEN_VERSION;
  options.spec = relative_path(spec, directory);
  options.code = code;
  options.force = force;
  return options;
}

bool write_generated(const OutputOptions& options, Generated generated, Listing listing,
                     const Console& console) {
  const OutputSummary summary = write_output(options, std::move(generated.files));
  if (summary.conflicts.empty()) {
    if (listing == Listing::kFiles) print_files(generated.plan, summary, console.out);
    print_totals(options, summary, console.out);
    return true;
  }
  for (const std::string& conflict : summary.conflicts) console.err << conflict << "\n";
  console.err << "specgen: nothing was written\n";
  return false;
}

}  // namespace specgen::generator

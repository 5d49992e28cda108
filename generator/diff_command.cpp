#include <optional>
#include <ostream>

#include "commands.hpp"
#include "diff/compare_documents.hpp"
#include "diff/report.hpp"
#include "pipeline.hpp"
#include "run_pipeline.hpp"

namespace specgen::generator {
namespace {

/// A document to compare; nothing, with its errors printed, where it has some. Warnings are not
/// what was asked for.
std::optional<Document> read(const std::string& spec, const Console& console) {
  Diagnostics diagnostics;
  auto document = read_spec(spec, diagnostics);
  if (!diagnostics.has_errors()) return document;
  console.err << diagnostics.text() << "specgen: " << spec << " cannot be compared\n";
  return std::nullopt;
}

}  // namespace

ExitCode run_diff(const Arguments& arguments, const Console& console) {
  auto before = read(arguments.spec, console);
  auto after = read(arguments.other_spec, console);
  if (!before || !after) return ExitCode::kUsage;
  const auto changes = compare_documents(*before, *after);
  console.out << (arguments.format == DiagnosticFormat::kJson ? changes_as_json(changes)
                                                              : changes_as_text(changes));
  return has_breaking(changes) ? ExitCode::kBreaking : ExitCode::kOk;
}

}  // namespace specgen::generator

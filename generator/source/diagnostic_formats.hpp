#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "source/diagnostics.hpp"

namespace specgen::generator {

/// The forms in which diagnostics are printed: for people, for programs, for GitHub's log of a
/// workflow, and for tools that collect findings.
enum class DiagnosticFormat { kText, kJson, kGithub, kSarif };

/// "text", "json", "github" or "sarif"; nullopt for anything else.
std::optional<DiagnosticFormat> parse_diagnostic_format(std::string_view name);

/// An array of objects, one line each: `severity`, `rule`, `message`, `hint`, `file`, `line`,
/// `column` (1-based, in bytes), `pointer` (RFC 6901). Fields for which there is nothing to say are
/// left out. `[]` when there is no diagnostic.
std::string diagnostics_as_json(const Diagnostics& diagnostics);

/// A workflow command a line: `::error file=…,line=…,col=…,title=…::…`.
std::string diagnostics_as_github(const Diagnostics& diagnostics);

/// A SARIF 2.1.0 log with one run. Columns are in code points, as SARIF has no bytes.
std::string diagnostics_as_sarif(const Diagnostics& diagnostics, std::string_view version);

}  // namespace specgen::generator

#include "source/diagnostic_formats.hpp"

#include <nlohmann/json.hpp>

namespace specgen::generator {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(Severity severity) {
  return severity == Severity::kError ? "error" : "warning";
}

Json to_object(const Diagnostic& diagnostic) {
  const Location& at = diagnostic.location;
  Json object = {{"severity", name_of(diagnostic.severity)},
                 {"rule", info(diagnostic.rule).id},
                 {"message", diagnostic.message}};
  if (!diagnostic.hint.empty()) object["hint"] = diagnostic.hint;
  if (!at.file.empty()) object["file"] = at.file;
  if (at.line > 0) {
    object["line"] = at.line;
    object["column"] = at.column;
  }
  if (!at.pointer.empty()) object["pointer"] = at.pointer;
  return object;
}

/// What the commands' own syntax uses. Values of properties end at ',' and the properties at "::".
std::string escape(std::string_view text, bool is_property) {
  std::string result;
  for (const char c : text) {
    if (c == '%') {
      result += "%25";
    } else if (c == '\r') {
      result += "%0D";
    } else if (c == '\n') {
      result += "%0A";
    } else if (is_property && c == ':') {
      result += "%3A";
    } else if (is_property && c == ',') {
      result += "%2C";
    } else {
      result += c;
    }
  }
  return result;
}

std::string to_command(const Diagnostic& diagnostic) {
  const Location& at = diagnostic.location;
  std::string command = "::" + std::string(name_of(diagnostic.severity)) + " ";
  if (!at.file.empty()) command += "file=" + escape(at.file, true) + ",";
  if (at.line > 0) {
    command += "line=" + std::to_string(at.line) + ",col=" + std::to_string(at.column) + ",";
  }
  command += "title=" + std::string(info(diagnostic.rule).id) + "::";
  std::string text = diagnostic.message;
  if (!at.pointer.empty()) text += "\nat " + at.pointer;
  if (!diagnostic.hint.empty()) text += (at.pointer.empty() ? "\n" : "; ") + diagnostic.hint;
  return command + escape(text, false) + "\n";
}

}  // namespace

std::optional<DiagnosticFormat> parse_diagnostic_format(std::string_view name) {
  if (name == "text") return DiagnosticFormat::kText;
  if (name == "json") return DiagnosticFormat::kJson;
  if (name == "github") return DiagnosticFormat::kGithub;
  if (name == "sarif") return DiagnosticFormat::kSarif;
  return std::nullopt;
}

std::string diagnostics_as_json(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    text += text.empty() ? "\n  " : ",\n  ";
    // Pointers quote the document, whose JSON strings may hold half of a surrogate pair.
    text += to_object(diagnostic).dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  return "[" + text + (text.empty() ? "]\n" : "\n]\n");
}

std::string diagnostics_as_github(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) text += to_command(diagnostic);
  return text;
}

}  // namespace specgen::generator

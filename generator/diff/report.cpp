#include "diff/report.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "source/text.hpp"

namespace specgen::generator {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(Impact impact) {
  return impact == Impact::kBreaking ? "breaking" : "compatible";
}

std::string text_of(const Location& location) {
  if (location.line == 0) return location.file;
  return location.file + ":" + std::to_string(location.line) + ":" +
         std::to_string(location.column);
}

/// "request body 'application/json' at /name: is required now"
std::string sentence(const Change& change) {
  std::string text = change.part;
  if (!change.pointer.empty()) text += " at " + change.pointer;
  if (!text.empty()) text += ": ";
  return escape_controls(text + change.what);
}

void write(const Change& change, std::string& out) {
  out += "  " + std::string(name_of(change.impact)) + ": " + sentence(change) + "\n";
  const std::string before = text_of(change.before);
  const std::string after = text_of(change.after);
  if (!before.empty()) out += "    before  " + before + "\n";
  if (!after.empty()) out += "    after   " + after + "\n";
}

std::string count_of(std::size_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

Json to_object(const Location& location) {
  Json object = {{"file", location.file}};
  if (location.line > 0) {
    object["line"] = location.line;
    object["column"] = location.column;
  }
  if (!location.pointer.empty()) object["pointer"] = location.pointer;
  return object;
}

Json to_object(const OperationChanges& operation, const Change& change) {
  Json object = {{"impact", name_of(change.impact)}};
  if (!operation.operation.empty()) object["operation"] = operation.operation;
  if (!operation.handler.empty()) object["handler"] = operation.handler;
  if (!change.part.empty()) object["part"] = change.part;
  if (!change.pointer.empty()) object["pointer"] = change.pointer;
  object["message"] = change.what;
  if (!change.before.file.empty()) object["before"] = to_object(change.before);
  if (!change.after.file.empty()) object["after"] = to_object(change.after);
  return object;
}

}  // namespace

bool has_breaking(const std::vector<OperationChanges>& changes) {
  for (const OperationChanges& operation : changes) {
    for (const Change& change : operation.changes) {
      if (change.impact == Impact::kBreaking) return true;
    }
  }
  return false;
}

std::string changes_as_text(const std::vector<OperationChanges>& changes) {
  if (changes.empty()) return "no changes\n";
  std::string out;
  std::size_t breaking = 0;
  std::size_t compatible = 0;
  std::set<std::string> handlers;
  for (const OperationChanges& operation : changes) {
    out += operation.operation.empty() ? "all operations" : operation.operation;
    if (!operation.handler.empty()) {
      out += " (" + operation.handler + ")";
      handlers.insert(operation.handler);
    }
    out += "\n";
    for (const Change& change : operation.changes) {
      ++(change.impact == Impact::kBreaking ? breaking : compatible);
      write(change, out);
    }
    out += "\n";
  }
  out += count_of(breaking, "breaking change") + ", " + count_of(compatible, "compatible change");
  if (!handlers.empty()) {
    out += "; touched " + std::string(handlers.size() == 1 ? "is" : "are");
    std::string separator = " ";
    for (const std::string& handler : handlers) {
      out += separator + handler;
      separator = ", ";
    }
  }
  return out + "\n";
}

std::string changes_as_json(const std::vector<OperationChanges>& changes) {
  std::string text;
  for (const OperationChanges& operation : changes) {
    for (const Change& change : operation.changes) {
      text += text.empty() ? "\n  " : ",\n  ";
      text += to_object(operation, change).dump(-1, ' ', false, Json::error_handler_t::replace);
    }
  }
  return "[" + text + (text.empty() ? "]\n" : "\n]\n");
}

}  // namespace specgen::generator

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "source/diagnostic_formats.hpp"
#include "source/text.hpp"

// SARIF 2.1.0 (OASIS Standard, 27 March 2020).
namespace specgen::generator {
namespace {

using Json = nlohmann::ordered_json;

/// A path as a URI reference (section 3.4.4): relative ones stay relative.
std::string to_uri(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kMarks = "-._~!$&'()*+,;=@/";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool allowed = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                         (c >= 'A' && c <= 'Z') || kMarks.find(c) != std::string_view::npos;
    if (allowed) {
      uri += c;
    } else {
      uri += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return uri;
}

/// The column in code points of one in bytes.
std::size_t to_code_points(std::string_view line, std::size_t column) {
  if (column == 0 || column - 1 > line.size()) return std::max<std::size_t>(column, 1);
  return count_code_points(line.substr(0, column - 1)) + 1;
}

Json to_location(const Location& at, std::string_view line) {
  Json location = Json::object();
  Json& physical = location["physicalLocation"];
  physical["artifactLocation"]["uri"] = to_uri(at.file);
  if (at.line > 0) {
    physical["region"] = {{"startLine", at.line}, {"startColumn", to_code_points(line, at.column)}};
  }
  if (!at.pointer.empty()) {
    location["logicalLocations"] = Json::array({{{"fullyQualifiedName", at.pointer}}});
  }
  return location;
}

/// Numbers the rules that a run has findings of.
class RuleTable {
 public:
  std::size_t index_of(Rule rule) {
    const auto found = std::find(used_.begin(), used_.end(), rule);
    if (found != used_.end()) return static_cast<std::size_t>(found - used_.begin());
    used_.push_back(rule);
    return used_.size() - 1;
  }

  Json descriptors() const {
    Json result = Json::array();
    for (const Rule rule : used_) {
      const RuleInfo& rule_info = info(rule);
      result.push_back({{"id", rule_info.id}, {"shortDescription", {{"text", rule_info.summary}}}});
    }
    return result;
  }

 private:
  std::vector<Rule> used_;
};

Json to_result(const Diagnostic& diagnostic, std::string_view line, RuleTable& rules) {
  std::string text = diagnostic.message;
  if (!diagnostic.hint.empty()) text += "; " + diagnostic.hint;
  Json result = {{"ruleId", info(diagnostic.rule).id},
                 {"ruleIndex", rules.index_of(diagnostic.rule)},
                 {"level", diagnostic.severity == Severity::kError ? "error" : "warning"},
                 {"message", {{"text", text}}}};
  if (!diagnostic.location.file.empty()) {
    result["locations"] = Json::array({to_location(diagnostic.location, line)});
  }
  return result;
}

}  // namespace

std::string diagnostics_as_sarif(const Diagnostics& diagnostics, std::string_view version) {
  RuleTable rules;
  Json results = Json::array();
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    results.push_back(to_result(diagnostic, diagnostics.source_line(diagnostic.location), rules));
  }
  const Json log = {
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs",
       Json::array(
           {{{"tool",
              {{"driver",
                {{"name", "specgen"}, {"version", version}, {"rules", rules.descriptors()}}}}},
             {"columnKind", "unicodeCodePoints"},
             {"results", std::move(results)}}})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace specgen::generator

#include "source/yaml_parser.hpp"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/node/node.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <istream>
#include <streambuf>

#include "source/source_file.hpp"
#include "source/text.hpp"
#include "source/yaml_builder.hpp"

namespace specgen::generator {
namespace {

/// Lets yaml-cpp read the text where it is.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string& text) {
    setg(text.data(), text.data(), text.data() + text.size());
  }
};

struct Explanation {
  std::string_view says;  ///< yaml-cpp's words
  std::string_view message;
  std::string_view hint;
};

constexpr std::array<Explanation, 17> kExplanations = {{
    {"illegal map value", "a ':' cannot stand here",
     "put a value that contains ': ' in quotes, and check the indentation"},
    {"illegal map key", "a key cannot stand here", "check the indentation"},
    {"illegal block entry", "a list item cannot stand here", "check the indentation"},
    {"end of map not found", "this does not belong to the mapping before it",
     "check the indentation, and that every key is followed by ':'"},
    {"end of sequence not found", "this does not belong to the list before it",
     "check the indentation"},
    {"end of map flow not found", "expected ',' or '}' before this", ""},
    {"end of sequence flow not found", "expected ',' or ']' before this", ""},
    {"illegal flow end", "this bracket closes nothing", ""},
    {"unknown token", "this character cannot start a value", "put the value in quotes"},
    {"alias not found after *", "'*' must be followed by the name of an anchor",
     "put a value that starts with '*' in quotes"},
    {"illegal character found while scanning alias", "this is no name of an anchor",
     "put a value that starts with '*' in quotes"},
    {"anchor not found after &", "'&' must be followed by a name",
     "put a value that starts with '&' in quotes"},
    {"illegal character found while scanning anchor", "this is no name of an anchor",
     "put a value that starts with '&' in quotes"},
    {"illegal tab when looking for indentation", "a tab cannot indent a line", "use spaces"},
    {"unknown escape character: ", "unknown escape in a quoted string",
     "use single quotes for text with backslashes"},
    {"illegal document indicator in scalar", "a quoted string runs into the end of the document",
     "check its closing quote"},
    {"bad character found while scanning hex number", "this escape needs hexadecimal digits", ""},
}};

std::size_t line_start(std::string_view text, std::size_t position) {
  const std::size_t found = position == 0 ? std::string_view::npos : text.rfind('\n', position - 1);
  return found == std::string_view::npos ? 0 : found + 1;
}

/// Where the quoted string opens that never closes: the first such after what was read last.
std::size_t find_unclosed_quote(std::string_view text, std::size_t from) {
  for (std::size_t i = from; i < text.size(); ++i) {
    const char before = i == 0 ? ' ' : text[i - 1];
    const bool starts_token = std::string_view(" \t\n[{,:").find(before) != std::string_view::npos;
    if (!starts_token) continue;
    if (text[i] == '#') {
      i = std::min(text.find('\n', i), text.size());
    } else if (text[i] == '"' || text[i] == '\'') {
      const std::size_t end = end_of_quoted(text, i);
      if (end == std::string_view::npos) return i;
      i = end - 1;
    }
  }
  return text.size();
}

/// A quoted string that runs over the end of its line and ends before `error` on that one's line:
/// the likely cause of what is wrong there. npos if there is none.
std::size_t find_runaway_quote(std::string_view text, std::size_t from, std::size_t error) {
  for (std::size_t i = from; i < error; ++i) {
    if (text[i] == '#') i = std::min(text.find('\n', i), text.size());
    if (i >= error || (text[i] != '"' && text[i] != '\'')) continue;
    const std::size_t end = end_of_quoted(text, i);
    if (end == std::string_view::npos || end > error + 1) break;
    const bool same_line = line_start(text, end) == line_start(text, i);
    if (!same_line && line_start(text, end) == line_start(text, error)) return i;
    i = end - 1;
  }
  return std::string_view::npos;
}

/// Finds an expression such as "a" * 241 + "@example.com" that was written without `${…}` on the
/// line, which is no YAML. Returns where it starts and ends in the line.
std::optional<std::pair<std::size_t, std::size_t>> find_bare_expression(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '"' && line[i] != '\'') continue;
    std::size_t end = end_of_quoted(line, i);
    if (end == std::string_view::npos) return std::nullopt;
    const std::size_t next = line.find_first_not_of(' ', end);
    if (next != std::string_view::npos && (line[next] == '*' || line[next] == '+')) {
      for (end = next; end < line.size() && line[end] != ',' && line[end] != '}';) {
        const bool quoted = line[end] == '"' || line[end] == '\'';
        end = quoted ? std::min(end_of_quoted(line, end), line.size()) : end + 1;
      }
      while (end > i && line[end - 1] == ' ') --end;
      return std::pair(i, end);
    }
    i = end - 1;
  }
  return std::nullopt;
}

/// The word before the ':' that precedes `position`.
std::string_view key_before(std::string_view line, std::size_t position) {
  std::string_view before = line.substr(0, position);
  before = before.substr(0, before.find_last_not_of(' ') + 1);
  if (before.empty() || before.back() != ':') return {};
  before.remove_suffix(1);
  const std::size_t start = before.find_last_of(" {,-");
  return start == std::string_view::npos ? before : before.substr(start + 1);
}

/// Reports the one mistake that edge cases invite. False if this is something else.
bool report_bare_expression(const SourceFile& file, std::size_t position,
                            Diagnostics& diagnostics) {
  const std::size_t start = line_start(file.text, position);
  std::string_view line = std::string_view(file.text).substr(start);
  line = line.substr(0, line.find_first_of("\r\n"));
  const auto found = find_bare_expression(line);
  if (!found) return false;
  const std::string_view key = key_before(line, found->first);
  std::string expression;
  for (const char c : line.substr(found->first, found->second - found->first)) {
    expression += c;
    if (c == '\'') expression += c;
  }
  const std::string prefix = key.empty() ? "" : std::string(key) + ": ";
  diagnostics.error(Rule::kSyntax, file.place(start + found->first),
                    "an expression must stand inside a quoted string, as ${ … }",
                    "write " + prefix + "'${" + expression + "}'");
  return true;
}

void report(const YAML::ParserException& exception, const YamlBuilder& builder,
            const SourceFile& file, Diagnostics& diagnostics) {
  const auto position =
      std::min(static_cast<std::size_t>(std::max(exception.mark.pos, 0)), file.text.size());
  if (report_bare_expression(file, position, diagnostics)) return;
  const std::size_t start = line_start(file.text, position);
  const std::string_view indentation =
      std::string_view(file.text).substr(start, file.text.find_first_not_of(" \t", start) - start);
  if (const std::size_t tab = indentation.find('\t'); tab != std::string_view::npos) {
    diagnostics.error(Rule::kSyntax, file.place(start + tab), "a tab cannot indent a line",
                      "use spaces");
    return;
  }
  if (exception.msg == "illegal EOF in scalar") {
    diagnostics.error(Rule::kSyntax, file.place(find_unclosed_quote(file.text, builder.position())),
                      "this quoted string is not closed");
    return;
  }
  if (dynamic_cast<const YAML::DeepRecursion*>(&exception) != nullptr) {
    diagnostics.error(Rule::kLimit, file.place(builder.position()),
                      "values are nested more than " + std::to_string(kMaxDepth) + " levels deep");
    return;
  }
  const std::size_t runaway = find_runaway_quote(file.text, builder.position(), position);
  if (runaway != std::string_view::npos) {
    diagnostics.error(Rule::kSyntax, file.place(runaway),
                      "this quoted string runs over the end of its line", "close it there");
    return;
  }
  const auto found = std::find_if(
      kExplanations.begin(), kExplanations.end(),
      [&](const Explanation& e) { return exception.msg.compare(0, e.says.size(), e.says) == 0; });
  if (found == kExplanations.end()) {
    diagnostics.error(Rule::kSyntax, file.place(position), "this is no YAML: " + exception.msg);
  } else {
    diagnostics.error(Rule::kSyntax, file.place(position), std::string(found->message),
                      std::string(found->hint));
  }
}

}  // namespace

bool parse_yaml_with_library(SourceFile& file, Diagnostics& diagnostics) {
  YamlBuilder builder(file, diagnostics);
  ViewBuffer buffer(file.text);
  std::istream stream(&buffer);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::ParserException& exception) {
    report(exception, builder, file, diagnostics);
    return false;
  } catch (const YamlRefused&) {
    return false;
  }
  if (!builder.has_document()) {
    diagnostics.error(Rule::kSyntax, {file.name, 0, 0, std::string()}, "the file is empty");
    return false;
  }
  return !builder.has_failed();
}

bool parse_yaml(SourceFile& file, Diagnostics& diagnostics) {
  return parse_everyday_yaml(file) || parse_yaml_with_library(file, diagnostics);
}

}  // namespace specgen::generator

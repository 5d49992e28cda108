#include "specgen/routing/path_template.hpp"

#include <algorithm>
#include <stdexcept>

#include "specgen/routing/percent.hpp"
#include "specgen/routing/router.hpp"

namespace specgen {
namespace {

[[noreturn]] void refuse(std::string_view path_template, const std::string& why) {
  throw std::invalid_argument("path template '" + std::string(path_template) + "' " + why);
}

std::string decode_literal(std::string_view text, std::string_view path_template) {
  if (text.find('}') != std::string_view::npos) refuse(path_template, "has a '}' too many");
  if (!is_well_formed_path(text)) refuse(path_template, "has a malformed percent escape");
  std::string decoded;
  append_percent_decoded(decoded, text);
  return decoded;
}

SegmentTemplate parse_segment(std::string_view text, std::string_view path_template) {
  SegmentTemplate segment;
  while (true) {
    const std::size_t open = text.find('{');
    segment.literals.push_back(decode_literal(text.substr(0, open), path_template));
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) refuse(path_template, "has a '{' without its '}'");
    const std::string_view name = text.substr(open + 1, close - open - 1);
    if (name.empty()) refuse(path_template, "has a parameter without a name");
    if (name.find('{') != std::string_view::npos) refuse(path_template, "has a '{' too many");
    if (!segment.parameters.empty() && segment.literals.back().empty()) {
      refuse(path_template, "has two parameters with nothing between them");
    }
    segment.parameters.emplace_back(name);
    text.remove_prefix(close + 1);
  }
  return segment;
}

void check_parameters(const std::vector<SegmentTemplate>& segments, std::string_view path) {
  std::vector<std::string> names;
  for (const SegmentTemplate& segment : segments) {
    names.insert(names.end(), segment.parameters.begin(), segment.parameters.end());
  }
  if (names.size() > kMaxPathParameters) refuse(path, "has too many parameters");
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice != names.end()) refuse(path, "names the parameter '" + *twice + "' twice");
}

}  // namespace

std::vector<SegmentTemplate> parse_path_template(std::string_view path_template) {
  if (!path_template.starts_with('/')) refuse(path_template, "does not begin with '/'");
  std::vector<SegmentTemplate> segments;
  std::string_view rest = path_template.substr(1);
  while (true) {
    // A '/' inside braces would be part of a name; no name has one.
    const std::size_t slash = rest.find('/');
    segments.push_back(parse_segment(rest.substr(0, slash), path_template));
    if (slash == std::string_view::npos) break;
    rest.remove_prefix(slash + 1);
  }
  check_parameters(segments, path_template);
  return segments;
}

}  // namespace specgen

#include "edge_cases/strings.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "edge_cases/expression.hpp"
#include "source/source_file.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// Where the text of a scalar starts in its line: behind the quote, if the scalar stands literally
/// in the file; nullopt when escapes or folding separate the two.
std::optional<std::size_t> column_of_text(const Node& node) {
  std::string_view line = node.file->text;
  for (std::uint32_t i = 1; i < node.line; ++i) line.remove_prefix(line.find('\n') + 1);
  line = line.substr(0, line.find('\n'));
  for (const std::size_t skipped : {std::size_t{0}, std::size_t{1}}) {
    const std::size_t start = node.column - 1 + skipped;
    if (start <= line.size() && line.substr(start, node.scalar.size()) == node.scalar) {
      return start + 1;
    }
  }
  return std::nullopt;
}

std::string quoted(const std::string& text) { return nlohmann::json(text).dump(); }

}  // namespace

std::optional<std::string> EdgeStrings::expand(const Node& node) {
  auto result = generator::expand(node.scalar, captures_);
  if (auto* text = std::get_if<std::string>(&result)) {
    const bool grew = text->size() > node.scalar.size();
    if (grew && !spend(node, text->size())) return std::nullopt;
    return std::move(*text);
  }
  auto& error = std::get<ExpressionError>(result);
  Location location = node.location();
  if (const auto column = column_of_text(node)) location.column = *column + error.offset;
  diagnostics_.error(Rule::kExpression, std::move(location), std::move(error.message),
                     std::move(error.hint));
  return std::nullopt;
}

bool EdgeStrings::spend(const Node& node, std::size_t bytes) {
  spent_ += bytes;
  if (spent_ <= kMaxExpandedRequest) return true;
  diagnostics_.error(Rule::kLimit, node.location(),
                     "the expressions of this request give more than " +
                         std::to_string(kMaxExpandedRequest) + " bytes");
  return false;
}

std::optional<std::string> EdgeStrings::scalar(const Node& node, std::string_view name) {
  if (node.is_string()) return expand(node);
  if (node.is_number()) return std::string(node.scalar);
  if (node.is_boolean()) return node.boolean ? "true" : "false";
  diagnostics_.error(Rule::kWrongType, node.location(),
                     quote(name) + " must be a string, not " + std::string(describe(node.kind)));
  return std::nullopt;
}

bool EdgeStrings::append(const Node& node, std::string& out) {
  bool good = true;
  std::string separator;
  if (node.is_sequence()) {
    out += '[';
    for (const Node& item : node.items) {
      out += separator;
      good = append(item, out) && good;
      separator = ",";
    }
    out += ']';
  } else if (node.is_mapping()) {
    out += '{';
    for (const Member& member : node.members) {
      out += separator + quoted(std::string(member.name)) + ":";
      good = append(member.value, out) && good;
      separator = ",";
    }
    out += '}';
  } else if (node.is_null()) {
    out += "null";
  } else if (node.is_string()) {
    const auto text = expand(node);
    out += quoted(text.value_or(""));
    good = text.has_value();
  } else {
    out += *scalar(node, "");
  }
  return good;
}

std::optional<std::string> EdgeStrings::json_text(const Node& node) {
  std::string text;
  if (!append(node, text)) return std::nullopt;
  return text;
}

bool EdgeStrings::has_capture(const Node& node) const {
  if (node.is_string()) {
    // Captured names are what is different when there are none to be known.
    const auto with = generator::expand(node.scalar, captures_);
    const auto without = generator::expand(node.scalar, {});
    return std::holds_alternative<std::string>(with) &&
           std::holds_alternative<ExpressionError>(without);
  }
  return std::any_of(node.items.begin(), node.items.end(),
                     [&](const Node& item) { return has_capture(item); }) ||
         std::any_of(node.members.begin(), node.members.end(),
                     [&](const Member& member) { return has_capture(member.value); });
}

std::optional<nlohmann::ordered_json> EdgeStrings::json(const Node& node) const {
  if (has_capture(node)) return std::nullopt;
  Diagnostics unheard;  // json_text() reports
  EdgeStrings copy(captures_, unheard);
  const auto text = copy.json_text(node);
  if (!text) return std::nullopt;
  return nlohmann::ordered_json::parse(*text);
}

}  // namespace specgen::generator

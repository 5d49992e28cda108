#include "specgen/parameters/text_value.hpp"

#include <optional>

#include "specgen/json/document.hpp"
#include "specgen/json/scanner.hpp"
#include "specgen/json/writer.hpp"
#include "specgen/validation/characters.hpp"

namespace specgen {
namespace {

bool is_json_number(std::string_view text) {
  if (text.empty() || !is_digit(text.back())) return false;
  if (text.front() != '-' && !is_digit(text.front())) return false;
  return !json::scan(text, 0).fault;
}

bool is_boolean(std::string_view text) { return text == "true" || text == "false"; }

bool is_of_kind(std::string_view text, TextKind kind) {
  if (kind == TextKind::kBoolean) return is_boolean(text);
  if (kind == TextKind::kAny) return is_boolean(text) || text == "null" || is_json_number(text);
  return is_json_number(text);
}

/// The kind without null; nothing where it has none.
std::optional<TextKind> without_null(TextKind kind) {
  switch (kind) {
    case TextKind::kStringOrNull:
      return TextKind::kString;
    case TextKind::kIntegerOrNull:
      return TextKind::kInteger;
    case TextKind::kNumberOrNull:
      return TextKind::kNumber;
    case TextKind::kBooleanOrNull:
      return TextKind::kBoolean;
    case TextKind::kAnyOrNull:
      return TextKind::kAny;
    default:
      return std::nullopt;
  }
}

std::string_view expectation(TextKind kind) {
  if (kind == TextKind::kBoolean) return "must be true or false";
  return kind == TextKind::kInteger ? "must be an integer" : "must be a number";
}

}  // namespace

bool append_text_value(std::string_view text, TextKind kind, const json::Path& at,
                       Violations& violations, std::string& json) {
  if (const auto inner = without_null(kind)) {
    if (!text.empty()) return append_text_value(text, *inner, at, violations, json);
    json.append("null");
    return true;
  }
  if (kind == TextKind::kJson) {
    if (!json::Document::parse(text, violations, {}, at)) return false;
    json.append(text);
    return true;
  }
  if (kind != TextKind::kString && is_of_kind(text, kind)) {
    json.append(text);
    return true;
  }
  if (kind != TextKind::kString && kind != TextKind::kAny) {
    violations.add(at, "type", expectation(kind));
    return false;
  }
  json::append_quoted(json, text);
  return true;
}

}  // namespace specgen

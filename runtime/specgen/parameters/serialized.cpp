#include "specgen/parameters/serialized.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "specgen/json/utf8.hpp"

namespace specgen {
namespace {

std::vector<std::string_view> split_at(std::string_view text,
                                       std::span<const std::string_view> separators) {
  std::vector<std::string_view> parts;
  for (;;) {
    std::size_t end = std::string_view::npos;
    std::size_t length = 0;
    for (const std::string_view separator : separators) {
      const std::size_t found = text.find(separator);
      if (found < end) {
        end = found;
        length = separator.size();
      }
    }
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + length);
  }
}

/// What stands between the items of an array, or between names and values. The delimiters that a
/// URL should not hold as they are count in both forms.
std::span<const std::string_view> separators_of(const ParameterSpec& spec) {
  static constexpr std::array<std::string_view, 1> kComma = {","};
  static constexpr std::array<std::string_view, 1> kDot = {"."};
  static constexpr std::array<std::string_view, 1> kSemicolon = {";"};
  static constexpr std::array<std::string_view, 3> kSpace = {"%20", "+", " "};
  static constexpr std::array<std::string_view, 3> kPipe = {"%7C", "%7c", "|"};
  static constexpr std::array<std::string_view, 1> kAmpersand = {"&"};
  switch (spec.style) {
    case ParameterStyle::kSpaceDelimited:
      return kSpace;
    case ParameterStyle::kPipeDelimited:
      return kPipe;
    case ParameterStyle::kLabel:
      if (spec.explode) return kDot;
      break;
    case ParameterStyle::kMatrix:
      if (spec.explode) return kSemicolon;
      break;
    case ParameterStyle::kForm:  // in a cookie; in a query, each is a field of its own
      if (spec.explode) return kAmpersand;
      break;
    default:
      break;
  }
  return kComma;
}

/// Takes the parameter's name off "name=value", or off "name", whose value is empty. False where
/// the part is not named so.
bool strip_name(const ParameterSpec& spec, std::string_view& part) {
  if (!part.starts_with(spec.name)) return false;
  std::string_view rest = part.substr(spec.name.size());
  if (!rest.empty() && rest.front() != '=') return false;
  rest.remove_prefix(std::min<std::size_t>(rest.size(), 1));
  part = rest;
  return true;
}

}  // namespace

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) + 1 - first);
}

std::optional<std::string> decode_part(std::string_view part, PartEncoding encoding) {
  if (encoding == PartEncoding::kPlain) {
    part = trim(part);
    if (part.find('\0') != std::string_view::npos || !json::is_utf8(part)) return std::nullopt;
    return std::string(part);
  }
  const bool plus = encoding == PartEncoding::kPercentPlusSpace;
  return percent_decode(part, plus ? PlusSign::kSpace : PlusSign::kLiteral);
}

bool strip_prefix(const ParameterSpec& spec, std::string_view& text) {
  if (spec.style == ParameterStyle::kLabel) {
    if (text.substr(0, 1) != ".") return false;
    text.remove_prefix(1);
  } else if (spec.style == ParameterStyle::kMatrix) {
    if (text.substr(0, 1) != ";") return false;
    text.remove_prefix(1);
    if (spec.explode && spec.shape.structure != ParameterShape::Structure::kScalar) return true;
    return strip_name(spec, text);
  }
  return true;
}

std::optional<std::vector<std::string_view>> split_items(const ParameterSpec& spec,
                                                         std::string_view text) {
  std::vector<std::string_view> items;
  if (text.empty()) return items;
  items = split_at(text, separators_of(spec));
  if (!spec.explode) return items;
  // Of a cookie's items the first has its name before this text.
  const bool named = spec.style == ParameterStyle::kMatrix;
  if (!named && spec.style != ParameterStyle::kForm) return items;
  for (std::size_t i = named ? 0 : 1; i < items.size(); ++i) {
    if (!strip_name(spec, items[i])) return std::nullopt;
  }
  return items;
}

std::optional<std::vector<FormField>> split_members(const ParameterSpec& spec,
                                                    std::string_view text) {
  std::vector<FormField> members;
  if (text.empty()) return members;
  const std::vector<std::string_view> parts = split_at(text, separators_of(spec));
  if (spec.explode) {
    for (const std::string_view part : parts) {
      const std::size_t equals = part.find('=');
      if (equals == std::string_view::npos) return std::nullopt;
      members.push_back({part.substr(0, equals), part.substr(equals + 1)});
    }
    return members;
  }
  if (parts.size() % 2 != 0) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); i += 2) members.push_back({parts[i], parts[i + 1]});
  return members;
}

}  // namespace specgen

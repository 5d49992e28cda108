#include "specgen/parameters/multipart.hpp"

#include <algorithm>
#include <utility>

#include "specgen/json/utf8.hpp"
#include "specgen/parameters/form_fields.hpp"
#include "specgen/parameters/object_text.hpp"
#include "specgen/parameters/serialized.hpp"
#include "specgen/validation/characters.hpp"

namespace specgen {
namespace {

/// RFC 2046, section 5.1.1.
constexpr std::size_t kLongestBoundary = 70;
constexpr std::size_t kMostParts = 1000;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_lower);
  return out;
}

/// Cuts a token or a quoted string off the front.
std::string take_value(std::string_view& text) {
  std::string value;
  if (!text.starts_with('"')) {
    const std::size_t end = std::min(text.find_first_of("; \t\r\n"), text.size());
    value = text.substr(0, end);
    text.remove_prefix(end);
    return value;
  }
  text.remove_prefix(1);
  while (!text.empty() && text.front() != '"') {
    if (text.front() == '\\' && text.size() > 1) text.remove_prefix(1);
    value += text.front();
    text.remove_prefix(1);
  }
  if (!text.empty()) text.remove_prefix(1);
  return value;
}

/// The parameter of a header field's value (RFC 9110, section 5.6.6).
std::optional<std::string> parameter_of(std::string_view value, std::string_view name) {
  std::string_view rest = value.substr(std::min(value.find(';'), value.size()));
  while (!rest.empty()) {
    rest.remove_prefix(std::min(rest.find_first_not_of("; \t"), rest.size()));
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const bool wanted = lower(rest.substr(0, equals)) == name;
    rest.remove_prefix(equals + 1);
    std::string text = take_value(rest);
    if (wanted) return text;
    rest.remove_prefix(std::min(rest.find(';'), rest.size()));
  }
  return std::nullopt;
}

/// The field's value in the head of a part.
std::optional<std::string_view> field_of(std::string_view head, std::string_view name) {
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find("\r\n"));
    head.remove_prefix(std::min(line.size() + 2, head.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || lower(line.substr(0, colon)) != name) continue;
    return line.substr(colon + 1);
  }
  return std::nullopt;
}

std::optional<Part> read_part(std::string_view text) {
  // A part without fields begins with the empty line that ends them.
  const std::size_t end = text.starts_with("\r\n") ? 0 : text.find("\r\n\r\n");
  if (end == std::string_view::npos) return std::nullopt;
  const auto disposition = field_of(text.substr(0, end), "content-disposition");
  if (!disposition) return std::nullopt;
  auto name = parameter_of(*disposition, "name");
  if (!name) return std::nullopt;
  return Part{*std::move(name), text.substr(end + (end == 0 ? 2 : 4)), text.substr(0, end)};
}

/// The texts between the delimiters, no more than one too many; nothing where the last delimiter is
/// missing.
std::optional<std::vector<std::string_view>> cut_at(std::string_view body,
                                                    const std::string& boundary) {
  const std::string delimiter = "\r\n--" + boundary;
  std::vector<std::string_view> texts;
  // The first delimiter may stand at the very beginning.
  const bool at_once = body.starts_with(std::string_view(delimiter).substr(2));
  std::size_t at = at_once ? delimiter.size() - 2 : body.find(delimiter);
  if (at == std::string_view::npos) return std::nullopt;
  if (!at_once) at += delimiter.size();
  while (!body.substr(at).starts_with("--") && texts.size() <= kMostParts) {
    const std::size_t line_end = body.find("\r\n", at);
    if (line_end == std::string_view::npos) return std::nullopt;
    const std::size_t next = body.find(delimiter, line_end);
    if (next == std::string_view::npos) return std::nullopt;
    texts.push_back(body.substr(line_end + 2, next - std::min(next, line_end + 2)));
    at = next + delimiter.size();
  }
  return texts;
}

/// Whether what a part says that it is, is among media types and ranges with commas between them.
bool is_one_of(std::string_view content_type, std::string_view media_types) {
  const std::string sent = lower(trim(content_type.substr(0, content_type.find(';'))));
  while (!media_types.empty()) {
    const std::size_t end = std::min(media_types.find(','), media_types.size());
    std::string_view each = media_types.substr(0, end);
    each = trim(each.substr(0, each.find(';')));
    if (each == sent || each == "*/*") return true;
    if (each.ends_with("/*") && sent.starts_with(each.substr(0, each.size() - 1))) return true;
    media_types.remove_prefix(std::min(end + 1, media_types.size()));
  }
  return false;
}

/// Escapes what would separate fields of a form, or stand for something else in one.
void append_escaped(std::string& out, std::string_view text, std::string_view special) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : text) {
    if (special.find(c) == std::string_view::npos) {
      out.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.push_back('%');
    out.push_back(kDigits[byte / 16U]);
    out.push_back(kDigits[byte % 16U]);
  }
}

/// The part as a field of a form. Commas and other delimiters of styles stay what they are.
std::string as_form_field(const Part& part) {
  std::string field;
  append_escaped(field, part.name, "%&+=");
  field.push_back('=');
  append_escaped(field, part.content, "%&+");
  return field;
}

/// What is wrong with a part before its value is looked at.
bool check_part(const Part& part, const ParameterShape& shape, bool is_binary,
                Violations& violations) {
  const json::Path root;
  const json::Path named(root, part.name);
  if (!is_binary && !json::is_utf8(part.content)) {
    violations.add(named, "encoding", "must be UTF-8");
    return false;
  }
  const auto content_type = field_of(part.head, "content-type");
  if (!content_type) return true;
  for (const PropertyShape& property : shape.properties) {
    if (property.name != part.name || property.content_type.empty()) continue;
    if (is_one_of(*content_type, property.content_type)) return true;
    violations.add(named, "contentType", "must be of type " + std::string(property.content_type));
    return false;
  }
  return true;
}

bool has_name(const Part& part, std::string_view name) { return part.name == name; }

/// Adds what is wrong with a part's header as wrong with the part.
void add_header_violations(std::string_view part, const ParameterSpec& header,
                           const Violations& found, Violations& violations) {
  const json::Path root;
  const json::Path named(root, part);
  for (const Violation& each : found.all()) {
    violations.add(named, each.keyword, "header " + std::string(header.name) + " " + each.message);
  }
}

}  // namespace

std::optional<std::vector<Part>> split_multipart(std::string_view body,
                                                 std::string_view content_type,
                                                 Violations& violations) {
  const json::Path root;
  const auto boundary = parameter_of(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > kLongestBoundary) {
    violations.add(root, "multipart", "must come with a boundary in Content-Type");
    return std::nullopt;
  }
  const auto texts = cut_at(body, *boundary);
  if (texts && texts->size() > kMostParts) {
    violations.add(root, "multipart", "must have at most 1000 parts");
    return std::nullopt;
  }
  std::vector<Part> parts;
  for (const std::string_view text : texts.value_or(std::vector<std::string_view>())) {
    auto part = read_part(text);
    if (!part) {
      violations.add(root, "multipart", "has a part without Content-Disposition and name");
      return std::nullopt;
    }
    parts.push_back(*std::move(part));
  }
  if (texts) return parts;
  violations.add(root, "multipart", "must be parts between delimiters of the boundary");
  return std::nullopt;
}

std::vector<HeaderView> Part::headers() const {
  std::vector<HeaderView> fields;
  for (std::string_view rest = head; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find("\r\n"));
    rest.remove_prefix(std::min(line.size() + 2, rest.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields.push_back({line.substr(0, colon), trim(line.substr(colon + 1))});
  }
  return fields;
}

std::string multipart_to_json(std::span<const Part> parts, const ParameterShape& shape,
                              std::span<const std::string_view> binary, Violations& violations) {
  const json::Path root;
  ObjectText object;
  std::string styled;
  const bool has_styles =
      std::any_of(shape.properties.begin(), shape.properties.end(),
                  [](const PropertyShape& property) { return property.style != nullptr; });
  for (const Part& part : parts) {
    if (!json::is_utf8(part.name)) {
      violations.add(root, "encoding", "must have parts with names in UTF-8");
      return {};
    }
    const bool is_binary = std::find(binary.begin(), binary.end(), part.name) != binary.end();
    if (!check_part(part, shape, is_binary, violations)) {
      object.add_unreadable(part.name);
      continue;
    }
    const std::string field = has_styles && !is_binary ? as_form_field(part) : std::string();
    if (!field.empty() && is_styled(split_form(field).front(), shape)) {
      styled += (styled.empty() ? "" : "&") + field;
    } else {
      object.add(part.name, is_binary ? std::string() : std::string(part.content));
    }
  }
  std::string json = "{";
  object.append_members(shape, root, violations, json);
  append_styled(styled, shape, violations, json);
  return json + "}";
}

bool decode_multipart(std::string_view body, const std::string* content_type,
                      const ParameterShape& shape, std::span<const std::string_view> binary,
                      Violations& violations, FunctionRef<void(const json::Input&)> decode,
                      const PartFunctions& functions) {
  const auto split =
      split_multipart(body, content_type == nullptr ? "" : *content_type, violations);
  if (!split) return false;
  const std::span<const Part> parts(*split);
  Violations conversion(violations.in());
  const std::string json = multipart_to_json(parts, shape, binary, conversion);
  const std::size_t before = violations.size();
  decode_converted(json, conversion, violations, decode);
  functions.check_headers(parts, violations);
  if (violations.size() > before) return false;
  functions.take_files(parts);
  return true;
}

void check_part_header(std::span<const Part> parts, std::string_view name,
                       const ParameterSpec& header, Violations& violations,
                       FunctionRef<void(const json::Input&)> decode) {
  for (const Part& part : parts) {
    if (part.name != name) continue;
    const std::vector<HeaderView> headers = part.headers();
    Violations found;
    ParameterReader({.headers = headers}, found).read(header, decode);
    add_header_violations(name, header, found, violations);
  }
}

void take_file(std::span<const Part> parts, std::string_view name, std::string& out) {
  for (const Part& part : parts) {
    if (has_name(part, name)) out = part.content;
  }
}

void take_file(std::span<const Part> parts, std::string_view name,
               std::optional<std::string>& out) {
  if (out) take_file(parts, name, *out);
}

void take_file(std::span<const Part> parts, std::string_view name, std::vector<std::string>& out) {
  out.clear();
  for (const Part& part : parts) {
    if (has_name(part, name)) out.emplace_back(part.content);
  }
}

void take_file(std::span<const Part> parts, std::string_view name,
               std::optional<std::vector<std::string>>& out) {
  if (out) take_file(parts, name, *out);
}

}  // namespace specgen

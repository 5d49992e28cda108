#include "specgen/parameters/reader.hpp"

#include <algorithm>
#include <utility>

#include "specgen/json/document.hpp"
#include "specgen/parameters/object_text.hpp"
#include "specgen/parameters/serialized.hpp"
#include "specgen/parameters/text_value.hpp"
#include "specgen/validation/characters.hpp"

namespace specgen {
namespace {

using Structure = ParameterShape::Structure;

bool equal_ignoring_case(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char l, char r) { return to_lower(l) == to_lower(r); });
}

PartEncoding encoding_of(const ParameterSpec& spec) {
  switch (spec.in) {
    case ParameterIn::kQuery:
      return spec.allow_reserved ? PartEncoding::kPercent : PartEncoding::kPercentPlusSpace;
    case ParameterIn::kHeader:
      return PartEncoding::kPlain;
    default:
      return PartEncoding::kPercent;
  }
}

/// Each field of the Cookie headers (RFC 6265 section 4.2.1) as name and value.
std::vector<FormField> split_cookies(std::span<const HeaderView> headers) {
  std::vector<FormField> cookies;
  for (const HeaderView& header : headers) {
    if (!equal_ignoring_case(header.name, "cookie")) continue;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view pair = trim(rest.substr(0, end));
      const std::size_t equals = pair.find('=');
      if (equals != std::string_view::npos) {
        cookies.push_back({pair.substr(0, equals), pair.substr(equals + 1)});
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return cookies;
}

/// Whether a query's field, still encoded, has this name.
bool has_name(const FormField& field, std::string_view name) {
  if (field.name == name) return true;
  if (field.name.find_first_of("%+") == std::string_view::npos) return false;
  return percent_decode(field.name, PlusSign::kSpace) == name;
}

/// The property that "name[property]", still encoded, speaks of.
std::optional<std::string> deep_property(const FormField& field, std::string_view name) {
  const std::optional<std::string> decoded = percent_decode(field.name, PlusSign::kSpace);
  if (!decoded || decoded->size() < name.size() + 2) return std::nullopt;
  const std::string_view text = *decoded;
  if (text.substr(0, name.size()) != name || text[name.size()] != '[' || text.back() != ']') {
    return std::nullopt;
  }
  return std::string(text.substr(name.size() + 1, text.size() - name.size() - 2));
}

/// The name of a field that no other parameter has, be it of "name" or of "name[property]".
std::optional<std::string> other_property(const FormField& field, const ParameterSpec& spec) {
  std::optional<std::string> decoded = percent_decode(field.name, PlusSign::kSpace);
  if (!decoded) return std::nullopt;
  const std::string_view name = *decoded;
  const bool taken =
      std::any_of(spec.others.begin(), spec.others.end(), [&](std::string_view other) {
        return name.starts_with(other) &&
               (name.size() == other.size() || name[other.size()] == '[');
      });
  return taken ? std::nullopt : decoded;
}

/// The property of an object that a field of the query gives, where each is one of its own.
std::optional<std::string> spread_property(const FormField& field, const ParameterSpec& spec) {
  if (spec.style == ParameterStyle::kDeepObject) return deep_property(field, spec.name);
  for (const PropertyShape& property : spec.shape.properties) {
    if (has_name(field, property.name)) return std::string(property.name);
  }
  return spec.takes_others ? other_property(field, spec) : std::nullopt;
}

/// Whether each item of an array, or member of an object, is a field of the query of its own.
bool spreads_over_query(const ParameterSpec& spec) {
  return spec.in == ParameterIn::kQuery &&
         (spec.explode || spec.style == ParameterStyle::kDeepObject);
}

std::string_view bad_encoding(ParameterIn in) {
  return in == ParameterIn::kHeader ? "must be UTF-8 without NUL" : kBadEncoding;
}

std::string bad_prefix(const ParameterSpec& spec) {
  if (spec.style == ParameterStyle::kLabel) return "must begin with '.'";
  return "must begin with ';" + std::string(spec.name) + "'";
}

}  // namespace

std::string_view to_string(ParameterIn in) {
  switch (in) {
    case ParameterIn::kPath:
      return "path";
    case ParameterIn::kQuery:
      return "query";
    case ParameterIn::kHeader:
      return "header";
    case ParameterIn::kCookie:
      break;
  }
  return "cookie";
}

bool belongs_to(const FormField& field, const ParameterSpec& spec) {
  if (spec.shape.structure == Structure::kObject && spreads_over_query(spec)) {
    return spread_property(field, spec).has_value();
  }
  return has_name(field, spec.name);
}

ParameterReader::ParameterReader(const ParameterText& text, Violations& violations)
    : text_(text), violations_(violations), query_(split_form(text.query)) {}

ParameterReader::~ParameterReader() = default;

void ParameterReader::read(const ParameterSpec& spec,
                           FunctionRef<void(const json::Input&)> decode) {
  const json::Path root;
  const json::Path at(root, spec.name);
  const std::string outer = violations_.in();
  violations_.set_in(to_string(spec.in));
  if (to_json(spec, at)) {
    const auto document = json::Document::parse(json_, violations_, {}, at);
    if (document) decode(document->input(violations_, at));
  }
  violations_.set_in(outer);
}

std::string_view ParameterReader::read_json(const ParameterSpec& spec, const json::Path& at) {
  to_json(spec, at);
  return json_;
}

bool ParameterReader::to_json(const ParameterSpec& spec, const json::Path& at) {
  json_.clear();
  switch (spec.shape.structure) {
    case Structure::kScalar:
      return scalar_to_json(spec, at);
    case Structure::kArray:
      return array_to_json(spec, at);
    case Structure::kObject:
      break;
  }
  return object_to_json(spec, at);
}

std::vector<std::string_view> ParameterReader::texts_of(const ParameterSpec& spec) const {
  std::vector<std::string_view> texts;
  switch (spec.in) {
    case ParameterIn::kPath:
      if (spec.path_index < text_.path.size()) texts.push_back(text_.path[spec.path_index]);
      break;
    case ParameterIn::kQuery:
      for (const FormField& field : query_) {
        if (spec.empty_is_absent && field.value.empty()) continue;
        if (has_name(field, spec.name)) texts.push_back(field.value);
      }
      break;
    case ParameterIn::kHeader:
      for (const HeaderView& header : text_.headers) {
        if (equal_ignoring_case(header.name, spec.name)) texts.push_back(header.value);
      }
      break;
    case ParameterIn::kCookie:
      for (const FormField& cookie : split_cookies(text_.headers)) {
        if (cookie.name == spec.name) texts.push_back(cookie.value);
      }
  }
  return texts;
}

bool ParameterReader::fail(const json::Path& at, std::string_view keyword,
                           std::string_view message) {
  violations_.add(at, keyword, message);
  return false;
}

bool ParameterReader::absent(const ParameterSpec& spec, const json::Path& at) {
  if (spec.required) violations_.add(at, "required", "is required");
  return false;
}

bool ParameterReader::scalar_to_json(const ParameterSpec& spec, const json::Path& at) {
  std::vector<std::string_view> texts = texts_of(spec);
  if (texts.empty()) return absent(spec, at);
  if (texts.size() > 1) return fail(at, "duplicateKey", "must be given only once");
  if (!strip_prefix(spec, texts.front())) return fail(at, "style", bad_prefix(spec));
  const auto text = decode_part(texts.front(), encoding_of(spec));
  if (!text) return fail(at, "encoding", bad_encoding(spec.in));
  return append_text_value(*text, spec.shape.kind, at, violations_, json_);
}

bool ParameterReader::array_to_json(const ParameterSpec& spec, const json::Path& at) {
  std::vector<std::string_view> texts = texts_of(spec);
  if (texts.empty()) return absent(spec, at);
  std::vector<std::string> items;
  const auto add = [&](std::string_view part) {
    auto item = decode_part(part, encoding_of(spec));
    if (item) items.push_back(std::move(*item));
    return item.has_value();
  };
  const bool spread = spreads_over_query(spec);
  if (!spread && texts.size() > 1 && spec.in != ParameterIn::kHeader) {
    return fail(at, "duplicateKey", "must be given only once");
  }
  for (std::string_view text : texts) {
    if (!strip_prefix(spec, text)) return fail(at, "style", bad_prefix(spec));
    const auto parts = spread ? std::optional(std::vector{text}) : split_items(spec, text);
    if (!parts) return fail(at, "style", "must name each item '" + std::string(spec.name) + "'");
    if (!std::all_of(parts->begin(), parts->end(), add)) {
      return fail(at, "encoding", bad_encoding(spec.in));
    }
  }
  return append_json_array(items, spec.shape.kind, at, violations_, json_);
}

std::optional<std::vector<FormField>> ParameterReader::members_of(const ParameterSpec& spec,
                                                                  const json::Path& at) {
  std::vector<FormField> members;
  const std::vector<std::string_view> texts = texts_of(spec);
  if (texts.size() > 1 && spec.in != ParameterIn::kHeader) {
    fail(at, "duplicateKey", "must be given only once");
    return std::nullopt;
  }
  for (std::string_view text : texts) {
    if (!strip_prefix(spec, text)) {
      fail(at, "style", bad_prefix(spec));
      return std::nullopt;
    }
    const auto parts = split_members(spec, text);
    if (!parts) {
      fail(at, "style", "must be pairs of names and values");
      return std::nullopt;
    }
    members.insert(members.end(), parts->begin(), parts->end());
  }
  if (texts.empty()) absent(spec, at);
  return texts.empty() ? std::nullopt : std::optional(members);
}

/// The fields of the query that belong to an object: those that its properties name, or those that
/// are written "name[property]".
bool ParameterReader::spread_object(const ParameterSpec& spec, const json::Path& at,
                                    ObjectText& object) {
  for (const FormField& field : query_) {
    std::optional<std::string> name = spread_property(field, spec);
    if (!name) continue;
    auto value = decode_part(field.value, encoding_of(spec));
    if (!value) return fail(at, "encoding", kBadEncoding);
    object.add(std::move(*name), std::move(*value));
  }
  return !object.empty() || absent(spec, at);
}

bool ParameterReader::object_to_json(const ParameterSpec& spec, const json::Path& at) {
  ObjectText object;
  if (spreads_over_query(spec)) {
    return spread_object(spec, at, object) &&
           object.append_json(spec.shape, at, violations_, json_);
  }
  const auto members = members_of(spec, at);
  if (!members) return false;
  for (const FormField& member : *members) {
    auto name = decode_part(member.name, encoding_of(spec));
    auto value = decode_part(member.value, encoding_of(spec));
    if (!name || !value) return fail(at, "encoding", bad_encoding(spec.in));
    object.add(std::move(*name), std::move(*value));
  }
  return object.append_json(spec.shape, at, violations_, json_);
}

}  // namespace specgen

#include "openapi/read_parameter.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "openapi/media_type_name.hpp"
#include "openapi/read_content.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

struct StyleName {
  std::string_view name;
  Style style;
  std::array<bool, 4> allowed;  ///< In path, query, header, cookie (section 4.8.12.3).
};

constexpr std::array<StyleName, 7> kStyles = {{
    {"simple", Style::kSimple, {true, false, true, false}},
    {"label", Style::kLabel, {true, false, false, false}},
    {"matrix", Style::kMatrix, {true, false, false, false}},
    {"form", Style::kForm, {false, true, false, true}},
    {"spaceDelimited", Style::kSpaceDelimited, {false, true, false, false}},
    {"pipeDelimited", Style::kPipeDelimited, {false, true, false, false}},
    {"deepObject", Style::kDeepObject, {false, true, false, false}},
}};

constexpr std::array<std::string_view, 4> kPlaces = {"path", "query", "header", "cookie"};

std::optional<ParameterIn> read_place(const Node& node, Reading& reading) {
  const auto* const found = std::find(kPlaces.begin(), kPlaces.end(), node.scalar);
  if (found != kPlaces.end()) return static_cast<ParameterIn>(found - kPlaces.begin());
  std::string hint = did_you_mean(node.scalar, {kPlaces.begin(), kPlaces.end()});
  if (node.scalar == "body" || node.scalar == "formData") {
    hint = "OpenAPI 3 describes bodies under 'requestBody'";
  }
  reading.error(Rule::kInvalidValue, node,
                "'in' must be 'path', 'query', 'header' or 'cookie', not " + quote(node.scalar),
                hint);
  return std::nullopt;
}

/// Fields that OpenAPI tells to ignore here, as other parts of the document describe them.
bool is_described_elsewhere(const Parameter& parameter) {
  const std::string name = to_lower(parameter.name);
  return parameter.in == ParameterIn::kHeader &&
         (name == "accept" || name == "content-type" || name == "authorization");
}

/// The types that a schema names, itself and in what it combines.
std::uint8_t named_types(const Schema* schema, std::set<const Schema*>& seen) {
  if (schema == nullptr || !seen.insert(schema).second) return 0;
  unsigned types = schema->has_type ? schema->types.bits() : 0U;
  types |= named_types(schema->ref, seen);
  for (const auto* list : {&schema->all_of, &schema->any_of, &schema->one_of}) {
    for (const Schema* member : *list) types |= named_types(member, seen);
  }
  return static_cast<std::uint8_t>(types);
}

/// What OpenAPI leaves undefined (section 4.8.12.3): how such a value looks in such a style.
void check_style(const Node& node, const Parameter& parameter, Reading& reading) {
  constexpr std::uint8_t kPrimitive =
      TypeSet::kBoolean | TypeSet::kString | TypeSet::kNumber | TypeSet::kInteger;
  std::set<const Schema*> seen;
  const std::uint8_t types = named_types(parameter.schema, seen);
  const bool primitive = (types & kPrimitive) != 0;
  const bool array = (types & TypeSet::kArray) != 0;
  const bool object = (types & TypeSet::kObject) != 0;
  const bool delimited =
      parameter.style == Style::kSpaceDelimited || parameter.style == Style::kPipeDelimited;
  std::string undefined;
  if (parameter.style == Style::kDeepObject && (primitive || array)) {
    undefined = "the style 'deepObject' is for objects only";
  } else if (delimited && primitive) {
    undefined = "this style is for arrays and objects only";
  } else if (parameter.in == ParameterIn::kCookie && parameter.explode && (array || object)) {
    undefined = "a cookie that is an array or an object needs 'explode: false'";
  }
  if (!undefined.empty()) reading.warning(Rule::kIgnored, node, undefined);
}

/// `content` says how the value is written, so that nothing is left to the style
/// (section 4.8.12.2).
void ignore_style(const Node& node, Reading& reading) {
  for (const std::string_view name : {"style", "explode", "allowReserved"}) {
    if (const Member* member = node.find_member(name)) {
      reading.diagnostics.warning(Rule::kIgnored, member->name_location(),
                                  quote(name) + " has no meaning beside 'content'");
    }
  }
}

void read_fields(ObjectReader& object, Parameter& result, Reading& reading) {
  const Node& node = object.node();
  result.location = node.location();
  result.description = object.string("description");
  result.deprecated = object.boolean("deprecated");
  const bool in_path = result.in == ParameterIn::kPath;
  result.required = object.boolean("required") || in_path;
  if (in_path && (node.find("required") == nullptr || !node.find("required")->boolean)) {
    reading.error(Rule::kPathParameter, node,
                  "the path parameter " + quote(result.name) + " must be required",
                  "add 'required: true'");
  }
  result.style = in_path || result.in == ParameterIn::kHeader ? Style::kSimple : Style::kForm;
  if (const Node* style = object.string_node("style")) read_style(*style, result, reading);
  result.explode = object.boolean("explode", result.style == Style::kForm);
  result.allow_reserved = object.boolean("allowReserved");
  if (result.allow_reserved && result.in != ParameterIn::kQuery) {
    reading.warning(Rule::kIgnored, *node.find("allowReserved"),
                    "'allowReserved' is for query parameters only");
  }
  result.allow_empty = object.boolean("allowEmptyValue");
  if (result.allow_empty && result.in != ParameterIn::kQuery) {
    reading.warning(Rule::kIgnored, *node.find("allowEmptyValue"),
                    "'allowEmptyValue' is for query parameters only");
  }
  result.schema = read_schema_or_content(object, reading);
  result.is_json = is_described_as_json(node);
  if (node.find("content") == nullptr) {
    check_style(node, result, reading);
  } else {
    ignore_style(node, reading);
  }
}

}  // namespace

bool is_described_as_json(const Node& node) {
  const Node* content = node.find("content");
  return content != nullptr && content->is_mapping() && content->members.size() == 1 &&
         is_json_media_type(to_lower(content->members.front().name));
}

void read_style(const Node& node, Parameter& parameter, Reading& reading) {
  const auto* const found = std::find_if(kStyles.begin(), kStyles.end(),
                                         [&](const StyleName& s) { return s.name == node.scalar; });
  const auto place = static_cast<std::size_t>(parameter.in);
  std::vector<std::string_view> names;
  for (const StyleName& style : kStyles) {
    if (style.allowed.at(place)) names.push_back(style.name);
  }
  if (found == kStyles.end()) {
    reading.error(Rule::kInvalidValue, node, "unknown style " + quote(node.scalar),
                  did_you_mean(node.scalar, names));
  } else if (!found->allowed.at(place)) {
    reading.error(Rule::kInvalidValue, node,
                  "the style " + quote(node.scalar) + " is not for parameters in " +
                      quote(kPlaces.at(place)));
  } else {
    parameter.style = found->style;
  }
}

const Schema* read_schema_or_content(ObjectReader& object, Reading& reading) {
  const Node* schema = object.any("schema");
  const Node* content = object.any("content");
  const Schema* result = schema == nullptr ? nullptr : reading.schemas.read(*schema);
  read_examples(object, result, reading);
  if (schema != nullptr && content != nullptr) {
    reading.error(Rule::kDuplicate, *content, "there can be 'schema' or 'content', not both");
  }
  if (content != nullptr) {
    const auto media_types = read_content(*content, reading);
    if (content->is_mapping() && content->members.size() != 1) {
      reading.error(Rule::kInvalidValue, *content,
                    "'content' must name exactly one media type here");
    } else if (schema == nullptr && !media_types.empty()) {
      result = media_types.front().schema;
    }
  } else if (schema == nullptr) {
    object.require("schema");
  }
  return result;
}

std::pair<ParameterIn, std::string> parameter_key(const Parameter& parameter) {
  const bool ignores_case = parameter.in == ParameterIn::kHeader;
  return {parameter.in, ignores_case ? to_lower(parameter.name) : parameter.name};
}

std::optional<Parameter> read_parameter(const Node& node, Reading& reading) {
  const Node* target = follow(node, "parameters", "a parameter", reading);
  if (target == nullptr) return std::nullopt;
  ObjectReader object(*target, "a parameter", reading.diagnostics);
  if (!object.is_mapping()) return std::nullopt;
  const MessageScope scope(reading, Side::kRequests);
  Parameter result;
  const Node* name = object.string_node("name");
  const Node* in = object.string_node("in");
  object.require("name");
  object.require("in");
  if (name != nullptr) result.name = name->scalar;
  const auto place = in == nullptr ? std::nullopt : read_place(*in, reading);
  result.in = place.value_or(ParameterIn::kQuery);
  read_fields(object, result, reading);
  object.finish();
  if (name == nullptr || !place) return std::nullopt;
  if (name->scalar.empty()) {
    reading.error(Rule::kInvalidName, *name, "the name of a parameter must not be empty");
    return std::nullopt;
  }
  const bool needs_token = result.in == ParameterIn::kHeader || result.in == ParameterIn::kCookie;
  if (needs_token && !is_token(result.name)) {
    const std::string_view place_name = kPlaces.at(static_cast<std::size_t>(result.in));
    reading.error(Rule::kInvalidName, *name,
                  quote(result.name) + " is no name of a " + std::string(place_name));
    return std::nullopt;
  }
  if (is_described_elsewhere(result)) {
    reading.warning(Rule::kIgnored, *name,
                    "a header parameter " + quote(result.name) + " is ignored",
                    "bodies are described by 'content', credentials by 'security'");
    return std::nullopt;
  }
  return result;
}

std::vector<Parameter> read_parameters(const Node& node, Reading& reading) {
  std::vector<Parameter> result;
  if (!node.is_sequence()) {
    report_kind(node, "parameters", "a list", reading.diagnostics);
    return result;
  }
  std::set<std::pair<ParameterIn, std::string>> seen;
  for (const Node& item : node.items) {
    auto parameter = read_parameter(item, reading);
    if (!parameter) continue;
    const bool twice = !seen.insert(parameter_key(*parameter)).second;
    if (twice) {
      reading.error(Rule::kDuplicate, item,
                    "the " + std::string(kPlaces.at(static_cast<std::size_t>(parameter->in))) +
                        " parameter " + quote(parameter->name) + " is listed twice");
    } else {
      result.push_back(*std::move(parameter));
    }
  }
  return result;
}

}  // namespace specgen::generator

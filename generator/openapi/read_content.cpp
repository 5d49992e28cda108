#include "openapi/read_content.hpp"

#include <algorithm>

#include "openapi/read_response.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// type "/" subtype *( ";" parameter ), or a range (RFC 9110, section 8.3.1).
bool is_media_type(std::string_view name) {
  const std::string_view type = name.substr(0, name.find(';'));
  const std::size_t slash = type.find('/');
  if (slash == std::string_view::npos) return false;
  std::string_view subtype = type.substr(slash + 1);
  while (!subtype.empty() && subtype.back() == ' ') subtype.remove_suffix(1);
  const bool printable =
      std::all_of(name.begin(), name.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  return printable && is_token(type.substr(0, slash)) && is_token(subtype);
}

bool has_encodings(std::string_view media_type) {
  return media_type.substr(0, 10) == "multipart/" ||
         media_type == "application/x-www-form-urlencoded";
}

void read_encoding(const Node& node, std::string_view media_type, Reading& reading) {
  for (const Member& member : node.members) {
    ObjectReader encoding(member.value, "an encoding", reading.diagnostics);
    const Node* style = encoding.string_node("style");
    const Node* explode = encoding.any("explode");
    encoding.string("contentType");
    encoding.boolean("allowReserved");
    if (const Node* headers = encoding.mapping("headers")) read_headers(*headers, reading);
    encoding.finish();
    if (!has_encodings(media_type)) continue;
    const Node* unusual = style != nullptr && style->scalar != "form" ? style : nullptr;
    if (explode != nullptr && explode->is_boolean() && !explode->boolean) unusual = explode;
    if (unusual != nullptr) {
      reading.error(Rule::kUnsupported, *unusual,
                    "a style other than 'form' with 'explode' is not supported yet here");
    }
  }
}

MediaType read_media_type(const Member& member, Reading& reading) {
  MediaType result;
  result.location = member.value.location();
  result.name = to_lower(member.name);
  ObjectReader media_type(member.value, "a media type", reading.diagnostics);
  if (const Node* schema = media_type.any("schema")) result.schema = reading.schemas.read(*schema);
  read_examples(media_type, result.schema, reading);
  if (const Node* encoding = media_type.mapping("encoding")) {
    read_encoding(*encoding, result.name, reading);
  }
  media_type.finish();
  return result;
}

}  // namespace

void read_example(const Node& node, const Schema* schema, Reading& reading) {
  const Node* target = follow(node, "examples", "an example", reading);
  if (target == nullptr) return;
  ObjectReader example(*target, "an example", reading.diagnostics);
  example.string("summary");
  example.string("description");
  const Node* value = example.any("value");
  const Node* external = example.string_node("externalValue");
  example.finish();
  if (value != nullptr && external != nullptr) {
    reading.error(Rule::kDuplicate, *external, "an example has either 'value' or 'externalValue'");
  }
  if (value != nullptr && schema != nullptr) reading.examples.push_back({value, schema});
}

void read_examples(ObjectReader& object, const Schema* schema, Reading& reading) {
  const Node* example = object.any("example");
  const Node* examples = object.mapping("examples");
  if (example != nullptr && schema != nullptr) reading.examples.push_back({example, schema});
  if (example != nullptr && examples != nullptr) {
    reading.error(Rule::kDuplicate, *example, "there can be 'example' or 'examples', not both");
  }
  if (examples == nullptr) return;
  for (const Member& member : examples->members) read_example(member.value, schema, reading);
}

std::vector<MediaType> read_content(const Node& content, Reading& reading) {
  std::vector<MediaType> result;
  if (!content.is_mapping()) {
    report_kind(content, "content", "a mapping", reading.diagnostics);
    return result;
  }
  for (const Member& member : content.members) {
    if (!is_media_type(member.name)) {
      reading.diagnostics.warning(
          Rule::kInvalidValue, member.name_location(),
          quote(member.name) + " is no media type, so nothing is sent as one",
          "media types look like 'application/json'");
      continue;
    }
    result.push_back(read_media_type(member, reading));
  }
  return result;
}

std::optional<RequestBody> read_request_body(const Node& node, Reading& reading) {
  const Node* target = follow(node, "requestBodies", "a request body", reading);
  if (target == nullptr) return std::nullopt;
  ObjectReader body(*target, "a request body", reading.diagnostics);
  if (!body.is_mapping()) return std::nullopt;
  RequestBody result;
  result.location = target->location();
  result.description = body.string("description");
  result.required = body.boolean("required");
  if (const Node* content = body.any("content")) {
    result.content = read_content(*content, reading);
    if (content->is_mapping() && content->members.empty()) {
      reading.error(Rule::kInvalidValue, *content, "'content' of a request body must not be empty");
    }
  }
  body.require("content");
  body.finish();
  if (result.content.empty()) return std::nullopt;
  return result;
}

}  // namespace specgen::generator

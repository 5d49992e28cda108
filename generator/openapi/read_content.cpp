#include "openapi/read_content.hpp"

#include <algorithm>

#include "openapi/media_type_name.hpp"
#include "openapi/read_encoding.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

void note_example(const Node& value, const Schema& schema, Reading& reading) {
  reading.examples.push_back({&value, &schema, reading.side});
}

/// Whether a string that is an example of such a body is a value of its schema, not the body's
/// text.
bool has_string_values(std::string_view media_type) {
  const std::string_view type = media_type_essence(media_type);
  return is_json_media_type(type) || is_media_type_range(type) || type == "text/plain";
}

/// Forgets texts of XML, CSV and so on.
void read_media_type_examples(ObjectReader& object, const MediaType& media_type, Reading& reading) {
  auto& examples = reading.examples;
  const auto before = static_cast<std::ptrdiff_t>(examples.size());
  read_examples(object, media_type.schema, reading);
  if (has_string_values(media_type.name)) return;
  examples.erase(std::remove_if(examples.begin() + before, examples.end(),
                                [](const auto& each) { return each.value->is_string(); }),
                 examples.end());
}

MediaType read_media_type(const Member& member, Reading& reading) {
  MediaType result;
  result.location = member.value.location();
  result.name = to_lower(member.name);
  ObjectReader media_type(member.value, "a media type", reading.diagnostics);
  if (const Node* schema = media_type.any("schema")) result.schema = reading.schemas.read(*schema);
  read_media_type_examples(media_type, result, reading);
  if (const Node* encoding = media_type.mapping("encoding")) {
    result.encodings = read_encodings(*encoding, result.name, reading);
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
  if (value != nullptr && schema != nullptr) note_example(*value, *schema, reading);
}

void read_examples(ObjectReader& object, const Schema* schema, Reading& reading) {
  const Node* example = object.any("example");
  const Node* examples = object.mapping("examples");
  if (example != nullptr && schema != nullptr) note_example(*example, *schema, reading);
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
  const MessageScope scope(reading, Side::kRequests);
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
  // Where no media type is one, there still is a body: it is refused whatever it says it is.
  return result;
}

}  // namespace specgen::generator

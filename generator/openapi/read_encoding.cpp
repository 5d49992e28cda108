#include "openapi/read_encoding.hpp"

#include <algorithm>

#include "openapi/media_type_name.hpp"
#include "openapi/read_parameter.hpp"
#include "openapi/read_response.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

void ignored(const Node* node, std::string_view what, std::string_view where, Reading& reading) {
  if (node == nullptr) return;
  reading.warning(Rule::kIgnored, *node,
                  "'" + std::string(what) + "' has no meaning " + std::string(where));
}

/// Any of the three makes the property one that is written like a query parameter, and
/// `contentType` meaningless.
void read_style_fields(ObjectReader& object, PropertyEncoding& result, Reading& reading) {
  const Node& node = object.node();
  Parameter as_query;
  if (const Node* style = object.string_node("style")) read_style(*style, as_query, reading);
  result.style = as_query.style;
  result.explode = object.boolean("explode", result.style == Style::kForm);
  object.boolean("allowReserved");
  result.styled = node.find("style") != nullptr || node.find("explode") != nullptr ||
                  node.find("allowReserved") != nullptr;
}

void read_content_type(ObjectReader& object, PropertyEncoding& result, Reading& reading) {
  const Node* node = object.string_node("contentType");
  if (node == nullptr) return;
  if (result.styled) return ignored(node, "contentType", "beside a style", reading);
  std::string_view rest = node->scalar;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    std::string_view one = rest.substr(0, end);
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (!is_media_type(one)) {
      return reading.error(Rule::kInvalidValue, *node, quote(one) + " is no media type",
                           "'contentType' is a media type, or several with commas between them");
    }
    result.content_types.push_back(to_lower(one));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

}  // namespace

std::vector<PropertyEncoding> read_encodings(const Node& encodings, std::string_view media_type,
                                             Reading& reading) {
  const std::string_view type = media_type_essence(media_type);
  const bool form = type == "application/x-www-form-urlencoded";
  const bool multipart = type.starts_with("multipart/");
  std::vector<PropertyEncoding> result;
  for (const Member& member : encodings.members) {
    ObjectReader object(member.value, "an encoding", reading.diagnostics);
    if (!object.is_mapping()) continue;
    PropertyEncoding encoding;
    encoding.location = member.value.location();
    encoding.property = std::string(member.name);
    read_style_fields(object, encoding, reading);
    read_content_type(object, encoding, reading);
    if (const Node* headers = object.mapping("headers")) {
      if (!multipart) ignored(headers, "headers", "outside of multipart bodies", reading);
      encoding.headers = read_headers(*headers, reading);
    }
    object.finish();
    if (form || multipart) result.push_back(std::move(encoding));
  }
  if (!form && !multipart) {
    ignored(&encodings, "encoding", "outside of forms and multipart bodies", reading);
  }
  return result;
}

}  // namespace specgen::generator

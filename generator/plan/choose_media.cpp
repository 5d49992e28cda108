#include "plan/choose_media.hpp"

#include <algorithm>

#include "plan/parameter_shapes.hpp"

namespace specgen::generator::plan {
namespace {

using Format = BodyText::Format;

/// A media type without its parameters.
std::string_view essence(std::string_view media_type) {
  std::string_view text = media_type.substr(0, media_type.find(';'));
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_text(std::string_view media_type) { return media_type.starts_with("text/"); }

bool is_range(std::string_view media_type) {
  return essence(media_type).find('*') != std::string_view::npos;
}

bool is_xml(std::string_view media_type) {
  const std::string_view type = essence(media_type);
  return type == "application/xml" || type == "text/xml" || type.ends_with("+xml");
}

}  // namespace

bool is_json(std::string_view media_type) {
  const std::string_view type = essence(media_type);
  return type == "application/json" || type == "text/json" ||
         (type.starts_with("application/") && type.ends_with("+json"));
}

bool MediaChooser::takes_strings(const Schema* schema) {
  if (schema == nullptr) return true;
  const Schema& merged = types_.merged(*schema);
  return !merged.has_type || merged.types.has(TypeSet::kString);
}

bool MediaChooser::is_structured(const Schema* schema) {
  if (schema == nullptr) return false;
  const Schema& merged = types_.merged(*schema);
  return (merged.has_type && !merged.types.has(TypeSet::kString)) || !merged.properties.empty();
}

std::vector<MediaUse> MediaChooser::for_request(const RequestBody& body, const std::string& name) {
  return readable(body.content, name, true);
}

std::vector<MediaUse> MediaChooser::for_response(const Response& response,
                                                 const std::string& name) {
  std::vector<MediaUse> uses = readable(response.content, name, false);
  if (uses.size() < 2) return uses;
  // Ranges may have become what is named beside them.
  for (auto use = uses.begin(); use != uses.end();) {
    const bool known = std::any_of(uses.begin(), use,
                                   [&](const MediaUse& other) { return other.name == use->name; });
    use = known ? uses.erase(use) : use + 1;
  }
  // A client that likes all equally gets JSON.
  std::stable_partition(uses.begin(), uses.end(),
                        [](const MediaUse& use) { return use.format == Format::kJson; });
  return uses;
}

std::vector<MediaUse> MediaChooser::readable(const std::vector<MediaType>& content,
                                             const std::string& name, bool request) {
  std::vector<MediaUse> uses;
  for (const MediaType& media_type : content) {
    if (auto use = use_of(media_type, name, request, content.size() == 1)) {
      uses.push_back(std::move(*use));
    }
  }
  return uses;
}

std::optional<MediaUse> MediaChooser::use_of(const MediaType& media_type, const std::string& name,
                                             bool request, bool alone) {
  MediaUse use;
  use.name = media_type.name;
  const bool range = is_range(media_type.name);
  const bool readable_as_json = is_json(media_type.name) || ((range || is_text(media_type.name)) &&
                                                             !takes_strings(media_type.schema));
  if (range && !request) {
    use.name = readable_as_json ? "application/json" : "application/octet-stream";
    diagnostics_.warning(Rule::kUnsupported, media_type.location,
                         "a response of '" + media_type.name + "' is sent as '" + use.name + "'",
                         "name the media type");
  }
  if (readable_as_json) {
    use.format = Format::kJson;
    use.type = types_.build(media_type.schema, name, unit_);
    return use;
  }
  const std::string_view type = essence(media_type.name);
  const bool multipart = type == "multipart/form-data";
  if ((multipart || type == "application/x-www-form-urlencoded") && request) {
    use.format = multipart ? Format::kMultipart : Format::kForm;
    use.type = types_.build(media_type.schema, name, unit_);
    if (shape_of(*use.type, types_.declarations(), ShapeOf::kForm)) return use;
  }
  if (is_xml(media_type.name) || is_structured(media_type.schema)) {
    diagnostics_.warning(Rule::kUnsupported, media_type.location,
                         "media type '" + media_type.name + "' is not supported" +
                             (request ? "; requests with it will be answered 415"
                              : alone ? "; handlers write its text themselves"
                                      : "; responses will not use it"),
                         "offer 'application/json'");
    if (request || !alone) return std::nullopt;
    use.format = Format::kText;
    use.type = make_type(StringType{});
    return use;
  }
  use.format = Format::kText;
  use.type = is_text(media_type.name) && media_type.schema != nullptr
                 ? types_.build(media_type.schema, name, unit_)
                 : make_type(StringType{});
  const CppType& kind = types_.resolve(*use.type);
  if (!std::holds_alternative<StringType>(kind.kind)) use.type = make_type(StringType{});
  return use;
}

}  // namespace specgen::generator::plan

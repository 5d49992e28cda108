#include "plan/choose_media.hpp"

#include <algorithm>

#include "openapi/media_type_name.hpp"
#include "plan/names.hpp"
#include "plan/parameter_shapes.hpp"
#include "plan/variant_places.hpp"
#include "source/text.hpp"

namespace specgen::generator::plan {
namespace {

using Format = BodyText::Format;

bool is_text(std::string_view media_type) { return media_type.starts_with("text/"); }

}  // namespace

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
  std::vector<MediaUse> uses = readable(body.content, name, true);
  const bool bytes = std::all_of(uses.begin(), uses.end(),
                                 [](const MediaUse& use) { return use.format == Format::kBytes; });
  if (!streams_ || !bytes) return uses;
  for (MediaUse& use : uses) {
    use.format = Format::kStream;
    use.type = make_type(StreamType{StreamType::Kind::kBytesIn});
  }
  return uses;
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

void MediaChooser::check_encodings(const MediaType& media_type, const CppType& type) {
  const auto* named = std::get_if<NamedType>(&types_.resolve(type).kind);
  if (named == nullptr) return;
  const auto* fields = std::get_if<StructDeclaration>(&types_.declarations().of(*named).kind);
  if (fields == nullptr) return;
  std::vector<std::string_view> names;
  for (const MemberDeclaration& member : fields->members) names.push_back(member.json_name);
  for (const DroppedMember& dropped : fields->dropped) names.push_back(dropped.json_name);
  for (const PropertyEncoding& encoding : media_type.encodings) {
    if (std::find(names.begin(), names.end(), encoding.property) != names.end()) continue;
    diagnostics_.warning(Rule::kIgnored, encoding.location,
                         "the schema has no property " + quote(encoding.property),
                         did_you_mean(encoding.property, names));
  }
}

bool MediaChooser::takes_form(const MediaType& media_type, const std::string& name, MediaUse& use) {
  const auto& encodings = media_type.encodings;
  if (!form_shape(*use.type, types_.declarations(), encodings)) return false;
  check_encodings(media_type, *use.type);
  if (use.format != Format::kMultipart) return true;
  for (const PropertyEncoding& encoding : encodings) {
    for (const ResponseHeader& header : encoding.headers) {
      const std::string type_name = name + camel_case(encoding.property) + camel_case(header.name);
      use.part_headers.push_back(
          {encoding.property, &header, types_.build(header.schema, type_name, unit_, side_)});
    }
  }
  return true;
}

std::optional<MediaUse> MediaChooser::use_of(const MediaType& media_type, const std::string& name,
                                             bool request, bool alone) {
  MediaUse use;
  use.name = media_type.name;
  use.media_type = &media_type;
  const bool range = is_media_type_range(media_type.name);
  if (streams_ && !request && media_type_essence(media_type.name) == "text/event-stream") {
    if (is_structured(media_type.schema)) {
      diagnostics_.warning(Rule::kIgnored, media_type.location,
                           "what events hold is up to the handler: this schema is not enforced");
    }
    use.format = Format::kStream;
    use.type = make_type(StreamType{StreamType::Kind::kEvents});
    return use;
  }
  const bool json_range = media_type.name == "*/*" || media_type.name == "application/*";
  const bool readable_as_json = is_json_media_type(media_type.name) ||
                                ((range ? request || json_range : is_text(media_type.name)) &&
                                 !takes_strings(media_type.schema));
  if (range && !request && readable_as_json) {
    use.name = "application/json";
    diagnostics_.warning(Rule::kUnsupported, media_type.location,
                         "a response of '" + media_type.name + "' is sent as '" + use.name + "'",
                         "name the media type");
  }
  use.is_range = range && !request && !readable_as_json;
  if (readable_as_json) {
    use.format = Format::kJson;
    use.type = types_.build(media_type.schema, name, unit_, side_);
    return use;
  }
  const std::string_view type = media_type_essence(media_type.name);
  const bool multipart = type == "multipart/form-data";
  if ((multipart || type == "application/x-www-form-urlencoded") && request) {
    use.format = multipart ? Format::kMultipart : Format::kForm;
    use.type = types_.build(media_type.schema, name, unit_, side_);
    if (takes_form(media_type, name, use)) return use;
  }
  if (is_xml_media_type(media_type.name) || is_structured(media_type.schema)) {
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
  if (!is_text(media_type.name)) {
    const bool stream = streams_ && !request;
    use.format = stream ? Format::kStream : Format::kBytes;
    use.type =
        stream ? make_type(StreamType{StreamType::Kind::kBytesOut}) : make_type(StringType{});
    return use;
  }
  use.format = Format::kText;
  use.type = media_type.schema != nullptr ? types_.build(media_type.schema, name, unit_, side_)
                                          : make_type(StringType{});
  const CppType& kind = types_.resolve(*use.type);
  if (!std::holds_alternative<StringType>(kind.kind)) use.type = make_type(StringType{});
  return use;
}

}  // namespace specgen::generator::plan

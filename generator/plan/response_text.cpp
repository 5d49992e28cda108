#include "plan/response_text.hpp"

#include <algorithm>

#include "openapi/reading.hpp"
#include "plan/literals.hpp"
#include "plan/model_files.hpp"
#include "plan/type_text.hpp"
#include "plan/variant_places.hpp"

namespace specgen::generator::plan {
namespace {

class ResponseWriter {
 public:
  ResponseWriter(const Declarations& declarations, CodeWriter& writer, OperationText& text)
      : declarations_(declarations), writer_(writer), text_(text) {}

  void write(const ResponseUse& use) {
    const Response& response = *use.response;
    ResponseText text;
    text.name = use.name;
    text.doc = doc_comment(response.description, "", 0);
    write_status(response.status, text);
    for (const HeaderUse& header : use.headers) {
      if (!header.by_server) write_header(header, text);
    }
    if (const MediaUse* range = use.media_range()) {
      write_content_type(range->name, use.content.size() == 1, text);
    }
    if (!use.content.empty()) write_response_body(use, text);
    text_.responses.push_back(std::move(text));
  }

 private:
  void include(const CppType& type) { include_type(type, declarations_, text_); }

  /// The member in which the handler says what it sends. Some ranges have a type that says nothing;
  /// of images, say, there is no such type, so that compilers tell where the member is left out.
  static void write_content_type(const std::string& range, bool alone, ResponseText& text) {
    const bool needed = alone && range != "*/*" && range != "application/*" && range != "text/*";
    text.has_range = true;
    text.members.push_back({doc_comment("The media type of the body, one of " + range + ".", "", 2),
                            needed ? "std::string content_type;" : "std::string content_type{};"});
  }

  void write_response_body(const ResponseUse& use, ResponseText& text) {
    VariantType variant;
    for (const MediaUse& media : use.content) variant.alternatives.push_back({media.type, nullptr});
    const auto places = variant_places(variant, declarations_);
    const bool single = places.types.size() == 1;
    text.bodies.resize(places.types.size());
    for (std::size_t i = 0; i < use.content.size(); ++i) {
      ResponseText::Body& body = text.bodies[places.place_of[i]];
      body.index = std::to_string(places.place_of[i]);
      body.literals.push_back(string_literal(use.content[i].name));
      body.has_range |= use.content[i].is_range;
      add_sending(use.content[i], single ? "response.body" : "body", body);
    }
    for (ResponseText::Body& body : text.bodies) body.sendings.back().condition.clear();
    const CppTypePtr type = make_type(std::move(variant));
    text.members.push_back({{},
                            member_declaration(writer_.type_name(*type), "body", false, false,
                                               needs_initialiser(*type, declarations_))});
    include(*type);
    if (use.content.size() > 1) text_.chooses_media_type = true;
  }

  void add_sending(const MediaUse& media, const std::string& value, ResponseText::Body& body) {
    const bool json = media.format == BodyText::Format::kJson;
    auto found = std::find_if(body.sendings.begin(), body.sendings.end(),
                              [&](const auto& sending) { return sending.json == json; });
    if (found == body.sendings.end()) {
      found = body.sendings.insert(found, {{}, json, {}});
      found->encode.push_back(json ? writer_.encode(*media.type, value)
                                   : "writer.set_body(" + value + ");");
    }
    found->condition += (found->condition.empty() ? "" : " || ") +
                        ("writer.content_type() == " + body.literals.back());
  }

  static void write_status(int status, ResponseText& text) {
    if (status >= 100) {
      text.fixed_status = std::to_string(status);
    } else if (status == 0) {
      text.initial_status = "500";
    } else {
      text.initial_status = std::to_string(status * 100);
      text.range_first = text.initial_status;
      text.range_last = std::to_string(status * 100 + 99);
    }
  }

  void write_header(const HeaderUse& use, ResponseText& text) {
    // Commas do not separate cookies (RFC 9110, section 5.3): each has a header of its own, and an
    // empty list none.
    const auto* nullable = std::get_if<NullableType>(&resolve_type(*use.type, declarations_).kind);
    const CppType& whole = nullable == nullptr ? *use.type : *nullable->value;
    const auto* array = std::get_if<ArrayType>(&resolve_type(whole, declarations_).kind);
    const bool repeated = array != nullptr && to_lower(use.header->name) == "set-cookie";
    const bool optional = !use.header->required && !repeated;
    text.members.push_back(
        {doc_comment(use.header->description, "", 2),
         member_declaration(writer_.type_name(*use.type), use.member, optional, false,
                            needs_initialiser(*use.type, declarations_))});
    include(*use.type);
    if (optional) text_.includes.add("<optional>");
    const std::string member = "response." + use.member;
    ResponseText::Header header;
    header.name_literal = string_literal(use.header->name);
    if (optional) header.opening = "if (" + member + ")";
    if (repeated) {
      header.opening = nullable == nullptr
                           ? "for (const auto& item : " + member + ")"
                           : "if (" + member + ") for (const auto& item : *" + member + ")";
    }
    const CppType& type = repeated ? *array->item : *use.type;
    const std::string value = repeated ? "item" : optional ? "*" + member : member;
    if (use.as_json || is_composed(resolve_type(type, declarations_))) {
      const std::string form = use.as_json           ? "kJson"
                               : use.header->explode ? "kExploded"
                                                     : "kSimple";
      header.encode.push_back(writer_.encode(type, value));
      header.value = "specgen::header_text(" + header.name_literal +
                     ", specgen::HeaderForm::" + form + ", out.text())";
      text_.source_includes.add("\"specgen/json/writer.hpp\"");
      text_.source_includes.add("\"specgen/parameters/header_text.hpp\"");
    } else {
      header.value = header_text(type, value);
    }
    text.headers.push_back(std::move(header));
  }

  /// The value of a header as an expression of type std::string.
  std::string header_text(const CppType& type, const std::string& value) {
    const CppType* kind = &resolve_type(type, declarations_);
    if (std::holds_alternative<StringType>(kind->kind)) return value;
    if (std::holds_alternative<IntegerType>(kind->kind)) return "std::to_string(" + value + ")";
    if (std::holds_alternative<BooleanType>(kind->kind)) return value + " ? \"true\" : \"false\"";
    text_.source_includes.add("\"specgen/value.hpp\"");
    return "specgen::Value(" + value + ").to_json()";
  }

  static bool is_composed(const CppType& kind) {
    return !std::holds_alternative<StringType>(kind.kind) &&
           !std::holds_alternative<IntegerType>(kind.kind) &&
           !std::holds_alternative<NumberType>(kind.kind) &&
           !std::holds_alternative<BooleanType>(kind.kind);
  }

  const Declarations& declarations_;
  CodeWriter& writer_;
  OperationText& text_;
};

}  // namespace

void include_type(const CppType& type, const Declarations& declarations, OperationText& text) {
  add_includes(type, declarations, Uses::kType, text.includes);
  add_includes(type, declarations, Uses::kJson, text.source_includes);
}

void write_response(const ResponseUse& use, const Declarations& declarations, CodeWriter& writer,
                    OperationText& text) {
  ResponseWriter(declarations, writer, text).write(use);
}

}  // namespace specgen::generator::plan

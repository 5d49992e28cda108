#include "plan/body_text.hpp"

#include "plan/literals.hpp"
#include "plan/model_files.hpp"
#include "plan/names.hpp"
#include "plan/parameter_shapes.hpp"
#include "plan/response_text.hpp"
#include "plan/type_text.hpp"
#include "plan/variant_places.hpp"

namespace specgen::generator::plan {
namespace {

class BodyWriter {
 public:
  BodyWriter(const OperationUse& use, const Declarations& declarations, CodeWriter& writer,
             OperationText& text)
      : use_(use), declarations_(declarations), writer_(writer), text_(text) {}

  void write() {
    text_.body_required = use_.body_required;
    text_.refuses_bodies = use_.body.empty() && use_.operation->request_body.has_value();
    if (use_.body.empty()) return;
    VariantType variant;
    for (const MediaUse& media : use_.body) variant.alternatives.push_back({media.type, nullptr});
    const auto places = variant_places(variant, declarations_);
    const CppTypePtr type = make_type(variant);
    const std::string name = writer_.type_name(*type);
    TypeText::Member member;
    member.doc = doc_comment(use_.operation->request_body->description, "", 2);
    member.declaration = member_declaration(name, "body", !use_.body_required, false,
                                            needs_initialiser(*type, declarations_));
    text_.request_members.push_back(std::move(member));
    include(*type);
    if (!use_.body_required) text_.includes.add("<optional>");
    BodyText body;
    body.required = use_.body_required;
    body.streamed = use_.streams_request();
    if (body.streamed) return text_.body.push_back(std::move(body));
    for (std::size_t index = 0; index < use_.body.size(); ++index) {
      const bool single = places.types.size() == 1;
      body.readings.push_back(write_reading(
          use_.body[index], index,
          single ? "body" : "body.emplace<" + std::to_string(places.place_of[index]) + ">()"));
    }
    text_.body.push_back(std::move(body));
  }

 private:
  void include(const CppType& type) { include_type(type, declarations_, text_); }

  BodyText::Reading write_reading(const MediaUse& media, std::size_t index,
                                  const std::string& target) {
    BodyText::Reading reading;
    reading.index = std::to_string(index);
    reading.format = media.format;
    reading.type = writer_.type_name(*media.type);
    reading.target = target;
    reading.decode = writer_.decode(*media.type, "in", "out", "body");
    if (media.format == BodyText::Format::kText || media.format == BodyText::Format::kBytes) {
      // Without rules it need not even be UTF-8.
      if (reading.decode == "specgen::decode_string(in, {}, out)") reading.decode.clear();
      return reading;
    }
    if (media.format == BodyText::Format::kMultipart) write_files(*media.type, reading);
    if (media.format == BodyText::Format::kForm || media.format == BodyText::Format::kMultipart) {
      if (const auto shape = form_shape(*media.type, declarations_, media.encodings())) {
        reading.properties = shape->properties;
        reading.styles = shape->styles;
        reading.other_kind = shape->kind;
      }
    }
    if (media.format == BodyText::Format::kMultipart) write_part_headers(media, reading);
    return reading;
  }

  /// The properties of a multipart form whose bytes need be no text.
  void write_files(const CppType& type, BodyText::Reading& reading) {
    const auto* named = std::get_if<NamedType>(&resolve_type(type, declarations_).kind);
    if (named == nullptr) return;
    const auto* fields = std::get_if<StructDeclaration>(&declarations_.of(*named).kind);
    if (fields == nullptr) return;
    for (const DroppedMember& dropped : fields->dropped) {
      if (is_file(*dropped.text)) reading.binary.push_back(view_literal(dropped.json_name));
    }
    for (const MemberDeclaration& member : fields->members) {
      if (!is_file(*member.type)) continue;
      const std::string name = view_literal(member.json_name);
      reading.binary.push_back(name);
      reading.files.push_back("specgen::take_file(parts, " + name + ", out." + member.name + ");");
    }
  }

  /// Whether it is bytes, or a list of them.
  bool is_file(const CppType& type) const {
    const CppType* kind = &resolve_type(type, declarations_);
    if (const auto* array = std::get_if<ArrayType>(&kind->kind)) {
      kind = &resolve_type(*array->item, declarations_);
    }
    const auto* string = std::get_if<StringType>(&kind->kind);
    return string != nullptr && string->binary;
  }

  /// How the headers of a multipart body's parts are checked.
  void write_part_headers(const MediaUse& media, BodyText::Reading& reading) {
    NameScope names;
    for (const PartHeaderUse& use : media.part_headers) {
      BodyText::PartHeader header;
      header.part_literal = view_literal(use.part);
      header.style =
          header_style(names.claim(constant_case(use.part + " " + use.header->name + " header")),
                       *use.header, *use.type, false, declarations_);
      header.type = writer_.type_name(*use.type);
      header.decode = writer_.decode(*use.type, "in", "out", use.header->name);
      include(*use.type);
      reading.part_headers.push_back(std::move(header));
    }
  }

  const OperationUse& use_;
  const Declarations& declarations_;
  CodeWriter& writer_;
  OperationText& text_;
};

}  // namespace

void write_request_body(const OperationUse& use, const Declarations& declarations,
                        CodeWriter& writer, OperationText& text) {
  BodyWriter(use, declarations, writer, text).write();
}

}  // namespace specgen::generator::plan

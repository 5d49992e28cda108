#include "plan/operation_text.hpp"

#include <algorithm>

#include "plan/body_text.hpp"
#include "plan/default_values.hpp"
#include "plan/enumerators.hpp"
#include "plan/literals.hpp"
#include "plan/model_files.hpp"
#include "plan/names.hpp"
#include "plan/parameter_fields.hpp"
#include "plan/parameter_shapes.hpp"
#include "plan/response_text.hpp"
#include "plan/type_text.hpp"
#include "source/text.hpp"

namespace specgen::generator::plan {
namespace {

/// As it stands in the document.
std::string status_text(int status) {
  if (status == 0) return "'default'";
  return status < 10 ? std::to_string(status) + "XX" : std::to_string(status);
}

/// What clients are told to do next, so that a handler gives them what they need for it.
std::string links_doc(const Operation& operation) {
  std::string doc;
  for (const Response& response : operation.responses) {
    for (const Link& link : response.links) {
      doc += "\n\nLink " + quote(link.name) + " of " + status_text(response.status) + ": " +
             comment_line(link.operation, 80);
      std::string separator = " with ";
      for (const auto& [name, value] : link.parameters) {
        doc += separator + comment_line(name, 40) + " = " + comment_line(value, 80);
        separator = ", ";
      }
      if (!link.description.empty()) doc += ". " + link.description;
    }
  }
  return doc;
}

/// Of what the API calls itself.
std::string url_doc(const Operation& operation) {
  if (operation.event.empty()) return {};
  std::string doc = "\n\n`url` is where the receiver wants it";
  if (!operation.url.empty()) doc += ": " + quote(comment_line(operation.url, 200));
  return doc + ".";
}

std::vector<std::string> operation_doc(const Operation& operation) {
  const std::string& what = operation.event.empty() ? operation.path : operation.event;
  std::string headline = std::string(method_text(operation.method)) + " " + comment_line(what, 80);
  if (!operation.summary.empty()) headline += ": " + operation.summary;
  if (operation.deprecated) headline += " (deprecated)";
  return doc_comment(headline + url_doc(operation) + links_doc(operation), "", 2);
}

/// Writes the parts of one operation.
class OperationWriter {
 public:
  OperationWriter(const OperationUse& use, const Declarations& declarations)
      : use_(use), declarations_(declarations), writer_(declarations) {}

  OperationText write(MediaTypeLists& media_types) {
    const Operation& operation = *use_.operation;
    text_.id = operation.operation_id.empty()
                   ? std::string(method_text(operation.method)) + " " + operation.path
                   : operation.operation_id;
    text_.id_literal = string_literal(text_.id);
    text_.name = use_.name;
    text_.type_name = use_.type_name;
    text_.file = use_.file;
    text_.method = method_enumerator(operation.method);
    text_.method_literal = string_literal(method_text(operation.method));
    text_.path_literal = string_literal(operation.path);
    if (operation.base_path) text_.base_path_literal = string_literal(*operation.base_path);
    text_.lane = lane_enumerator(use_.lane());
    text_.doc = operation_doc(operation);
    text_.types = write_types(declarations_, use_.unit);
    text_.has_inline_types = !text_.types.types.empty();
    text_.includes = text_.types.header_includes;
    for (const ParameterUse& parameter : use_.parameters) write_parameter(parameter);
    write_request_body(use_, declarations_, writer_, text_);
    for (const ResponseUse& response : use_.responses) {
      write_response(response, declarations_, writer_, text_);
    }
    if (!use_.responses.empty()) text_.includes.add("<variant>");
    for (const ResponseText& response : text_.responses) {
      if (response.has_range) text_.includes.add("<string>");
    }
    write_media_types(media_types);
    finish_includes();
    text_.patterns = writer_.patterns();
    text_.tables = writer_.tables();
    add_table_includes(writer_, text_.source_includes);
    text_.source_includes.sort();
    return std::move(text_);
  }

 private:
  void include(const CppType& type) { include_type(type, declarations_, text_); }

  void write_parameter(const ParameterUse& use) {
    const Parameter& parameter = *use.parameter;
    const bool optional = !parameter.required && use.initial.empty();
    const std::string type = writer_.type_name(*use.type);
    TypeText::Member member;
    member.doc = doc_comment(parameter.description, parameter.deprecated ? "Deprecated." : "", 2);
    member.declaration = use.initial.empty()
                             ? member_declaration(type, use.member, optional, false,
                                                  needs_initialiser(*use.type, declarations_))
                             : type + " " + use.member + " = " + use.initial + ";";
    text_.request_members.push_back(std::move(member));
    include(*use.type);
    if (optional) text_.includes.add("<optional>");

    ParameterText out;
    out.constant = parameter_names_.claim(constant_case(parameter.name + " parameter"));
    out.member = use.member;
    out.type = type;
    out.decode = writer_.decode(*use.type, "in", decode_target("out", use.initial), use.member);
    const bool in_query = parameter.in == ParameterIn::kQuery;
    const ParameterFields fields{
        .name = parameter.name,
        .in = parameter.in,
        .path_index = use.path_index,
        .required = parameter.required,
        .style = parameter.style,
        .explode = parameter.explode,
        .allow_reserved = in_query && parameter.allow_reserved,
        // Where it must be there, an empty value is one.
        .empty_is_absent = in_query && parameter.allow_empty && !parameter.required};
    out.fields = fields.text();
    if (use.as_json) {
      out.fields.emplace_back(".shape = {.kind = specgen::TextKind::kJson}");
    } else {
      write_shape(use, out);
    }
    text_.parameters.push_back(std::move(out));
  }

  void write_shape(const ParameterUse& use, ParameterText& out) {
    const auto shape = parameter_shape(*use.type, declarations_);
    if (!shape) return;  // reported by check_parameters()
    const Parameter& parameter = *use.parameter;
    if (shape->has_others && parameter.in == ParameterIn::kQuery && parameter.explode &&
        parameter.style == Style::kForm) {
      out.fields.emplace_back(".takes_others = true");
      out.others = names_in_query(parameter);
      out.others_constant = out.constant + "Others";
      if (!out.others.empty()) out.fields.push_back(".others = " + out.others_constant);
    }
    if (!shape->properties.empty()) {
      out.properties = shape->properties;
      out.properties_constant = out.constant + "Properties";
    }
    const std::string initialiser = shape->initialiser(out.properties_constant);
    if (!initialiser.empty()) out.fields.push_back(".shape = " + initialiser);
  }

  /// What fields of the query are named that belong to other parameters, or to credentials.
  std::vector<std::string> names_in_query(const Parameter& except) const {
    std::vector<std::string> names;
    for (const ParameterUse& use : use_.parameters) {
      const Parameter& parameter = *use.parameter;
      if (&parameter == &except || parameter.in != ParameterIn::kQuery) continue;
      const bool spread = parameter.explode && parameter.style == Style::kForm && !use.as_json;
      const auto shape = spread ? parameter_shape(*use.type, declarations_) : std::nullopt;
      if (!shape || shape->structure != "kObject") {
        names.push_back(view_literal(parameter.name));
      } else {
        names.insert(names.end(), shape->names.begin(), shape->names.end());
      }
    }
    for (const SecurityRequirement& requirement : use_.operation->security) {
      for (const SecurityRequirement::Use& use : requirement.schemes) {
        if (!use.query_name.empty()) names.push_back(view_literal(use.query_name));
      }
    }
    return names;
  }

  void write_media_types(MediaTypeLists& media_types) {
    std::vector<std::string> consumes;
    std::vector<std::string> produces;
    for (const MediaUse& media : use_.body) consumes.push_back(media.name);
    for (const ResponseUse& response : use_.responses) {
      for (const MediaUse& media : response.content) {
        if (std::find(produces.begin(), produces.end(), media.name) == produces.end()) {
          produces.push_back(media.name);
        }
      }
    }
    text_.consumes = media_types.constant(consumes);
    text_.produces = media_types.constant(produces);
  }

  void finish_includes() {
    const std::string own = types_header(declarations_, use_.unit);
    auto& project = text_.includes.project;
    project.erase(std::remove(project.begin(), project.end(), own), project.end());
    text_.includes.sort();
    add_source_includes();
    text_.source_includes.sort();
  }

  void add_source_includes() {
    Includes& includes = text_.source_includes;
    includes.add("<string>");
    includes.add("<variant>");
    includes.add("\"specgen/server/context.hpp\"");
    const bool reads = !text_.body.empty() || !text_.parameters.empty();
    if (reads) includes.add("\"specgen/decode/decode.hpp\"");
    if (reads) includes.add("\"specgen/violations.hpp\"");
    if (!text_.parameters.empty()) {
      includes.add("\"specgen/server/request_parameters.hpp\"");
    }
    if (!writer_.patterns().empty()) {
      includes.add("<array>");
      includes.add("<span>");
    }
    for (const ParameterText& parameter : text_.parameters) {
      if (parameter.properties.empty() && parameter.others.empty()) continue;
      includes.add("<array>");
    }
    for (const MediaUse& media : use_.body) {
      const bool multipart = media.format == BodyText::Format::kMultipart;
      if (multipart) includes.add("\"specgen/parameters/multipart.hpp\"");
      if (!multipart && media.format != BodyText::Format::kForm) continue;
      includes.add("<array>");
      includes.add("<span>");
      if (!multipart) includes.add("\"specgen/parameters/form_body.hpp\"");
    }
    for (const ResponseText& response : text_.responses) {
      for (const ResponseText::Body& body : response.bodies) {
        for (const auto& sending : body.sendings) {
          if (sending.json) includes.add("\"specgen/json/writer.hpp\"");
        }
      }
    }
  }

  const OperationUse& use_;
  const Declarations& declarations_;
  CodeWriter writer_;
  NameScope parameter_names_;
  OperationText text_;
};

}  // namespace

OperationText write_operation(const OperationUse& use, const Declarations& declarations,
                              MediaTypeLists& media_types) {
  return OperationWriter(use, declarations).write(media_types);
}

}  // namespace specgen::generator::plan

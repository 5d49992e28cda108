#include "render/view_parts.hpp"
#include "render/views.hpp"

namespace specgen::generator::views {
namespace {

Value parameters(const std::vector<plan::ParameterText>& parameters) {
  return list(parameters, [](const plan::ParameterText& parameter) {
    return Value::Object{
        {"constant", parameter.constant},
        {"fields", texts(parameter.fields)},
        {"has_properties", !parameter.properties.empty()},
        {"properties_constant", parameter.properties_constant},
        {"properties", texts(parameter.properties)},
        {"has_others", !parameter.others.empty()},
        {"others_constant", parameter.others_constant},
        {"others", texts(parameter.others)},
        {"member", parameter.member},
        {"type", parameter.type},
        {"decode", parameter.decode},
    };
  });
}

Value part_headers(const std::vector<plan::BodyText::PartHeader>& headers) {
  return list(headers, [](const plan::BodyText::PartHeader& header) {
    Value::Object view = style(header.style);
    view.insert_or_assign("part_literal", header.part_literal);
    view.insert_or_assign("type", header.type);
    view.insert_or_assign("decode", header.decode);
    return view;
  });
}

Value readings(const std::vector<plan::BodyText>& bodies) {
  if (bodies.empty()) return Value::List();
  return list(bodies.front().readings, [](const plan::BodyText::Reading& reading) {
    using Format = plan::BodyText::Format;
    return Value::Object{
        {"index", reading.index},
        {"is_json", reading.format == Format::kJson},
        {"target", reading.target},
        {"is_form", reading.format == Format::kForm},
        {"is_multipart", reading.format == Format::kMultipart},
        {"has_binary", !reading.binary.empty()},
        {"has_files", !reading.files.empty()},
        {"binary", texts(reading.binary)},
        {"files", texts(reading.files)},
        {"has_properties", !reading.properties.empty()},
        {"is_text", reading.format == Format::kBytes ||
                        (reading.format == Format::kText && reading.decode.empty())},
        {"is_checked_text", reading.format == Format::kText && !reading.decode.empty()},
        {"type", reading.type},
        {"decode", reading.decode},
        {"has_properties", !reading.properties.empty()},
        {"properties", texts(reading.properties)},
        {"styles", list(reading.styles, style)},
        {"has_part_headers", !reading.part_headers.empty()},
        {"part_headers", part_headers(reading.part_headers)},
        {"other_kind", reading.other_kind},
    };
  });
}

std::string joined(const std::vector<plan::ResponseText>& responses) {
  std::string names;
  for (const auto& response : responses) names += (names.empty() ? "" : ", ") + response.name;
  return names;
}

Value signature(const plan::OperationText& operation) {
  return Value::Object{
      {"doc", texts(operation.doc)},
      {"name", operation.name},
      {"type_name", operation.type_name},
      {"file", operation.file},
  };
}

/// Of the function for services that implement all tags in one class.
std::string all_parameters(const plan::Plan& plan) {
  const std::string apis = plan.apis.empty() ? "AllApis& /*apis*/" : "AllApis& apis";
  return plan.security.empty() ? apis : apis + ", Security& security";
}

Value alternatives(const plan::OperationText& operation) { return texts(operation.security); }

}  // namespace

Value::Object operation(const plan::Plan& plan, const plan::OperationText& operation) {
  Value::Object view = common(plan);
  add_includes(operation.includes, view);
  view.insert_or_assign("types", types(operation.types.types));
  view.insert_or_assign("file", operation.file);
  view.insert_or_assign("name", operation.name);
  view.insert_or_assign("type_name", operation.type_name);
  view.insert_or_assign("request_members", members(operation.request_members));
  view.insert_or_assign("responses", responses(operation));
  view.insert_or_assign("alternatives", joined(operation.responses));
  view.insert_or_assign("is_outgoing", operation.outgoing);
  return view;
}

Value::Object serve(const plan::Plan& plan, const plan::OperationText& operation) {
  Value::Object view = common(plan);
  const bool body = !operation.body.empty();
  const bool required = body && operation.body.front().required;
  plan::Includes includes = operation.source_includes;
  includes.add("\"api/" + operation.api_file + ".hpp\"");
  includes.add("\"operations/" + operation.file + ".hpp\"");
  includes.sort();
  add_includes(includes, view);
  view.insert_or_assign("file", operation.file);
  view.insert_or_assign("name", operation.name);
  view.insert_or_assign("type_name", operation.type_name);
  view.insert_or_assign("api_class", operation.api_class);
  view.insert_or_assign("patterns", patterns(operation.patterns));
  add_tables(operation.tables, view);
  view.insert_or_assign("reads_request", body || !operation.parameters.empty());
  view.insert_or_assign("has_parameters", !operation.parameters.empty());
  view.insert_or_assign("parameters", parameters(operation.parameters));
  view.insert_or_assign("has_body", body);
  view.insert_or_assign("body_is_streamed", body && operation.body.front().streamed);
  view.insert_or_assign("body_is_optional", body && !required);
  view.insert_or_assign("body_is_required", required);
  view.insert_or_assign("has_several_media_types",
                        body && operation.body.front().readings.size() > 1);
  view.insert_or_assign("readings", readings(operation.body));
  view.insert_or_assign("responses", responses(operation));
  view.insert_or_assign("chooses_media_type", operation.chooses_media_type);
  return view;
}

Value::Object api(const plan::Plan& plan, const plan::ApiText& api) {
  Value::Object view = common(plan);
  plan::Includes includes;
  Value::List operations;
  for (const std::size_t index : api.operations) {
    operations.push_back(signature(plan.operations[index]));
  }
  includes.add("\"specgen/server/context.hpp\"");
  includes.sort();
  add_includes(includes, view);
  view.insert_or_assign("doc", texts(api.doc));
  view.insert_or_assign("class_name", api.class_name);
  view.insert_or_assign("operations", std::move(operations));
  return view;
}

Value::Object outgoing(const plan::Plan& plan, const std::vector<plan::OperationText>& operations,
                       const std::string& class_name) {
  Value::Object view = common(plan);
  plan::Includes includes;
  includes.add("<string_view>");
  includes.sort();
  add_includes(includes, view);
  view.insert_or_assign("class_name", class_name);
  view.insert_or_assign("operations", list(operations, signature));
  return view;
}

Value::Object all_apis(const plan::Plan& plan) {
  Value::Object view = common(plan);
  plan::Includes includes;
  std::string bases;
  for (const plan::ApiText& api : plan.apis) {
    includes.add("\"api/" + api.file + ".hpp\"");
    bases += (bases.empty() ? " : public " : ", public ") + api.class_name;
  }
  includes.sort();
  add_includes(includes, view);
  view.insert_or_assign("base_clause", bases);
  view.insert_or_assign("operations", list(plan.operations, signature));
  return view;
}

Value::Object security(const plan::Plan& plan) {
  Value::Object view = common(plan);
  view.insert_or_assign("schemes", list(plan.security, [](const plan::SecuritySchemeText& scheme) {
                          return Value::Object{
                              {"doc", texts(scheme.doc)},
                              {"hook", scheme.hook},
                              {"hook_literal", "\"" + scheme.hook + "\""},
                              {"credentials", scheme.credentials},
                              {"fields", texts(scheme.fields)},
                          };
                        }));
  return view;
}

Value::Object operations_header(const plan::Plan& plan) {
  Value::Object view = operations_source(plan);
  plan::Includes includes;
  includes.add("<string_view>");
  includes.add("<vector>");
  includes.add("\"specgen/server/operation.hpp\"");
  includes.sort();
  add_includes(includes, view);
  return view;
}

Value::Object operations_source(const plan::Plan& plan) {
  Value::Object view = security(plan);
  plan::Includes includes;
  includes.add("<array>");
  includes.add("<string_view>");
  if (!plan.security.empty()) {
    includes.add("<memory>");
    includes.add("\"api/security.hpp\"");
  }
  for (const plan::OperationText& each : plan.operations) {
    includes.add("\"server/" + each.file + ".hpp\"");
  }
  includes.sort();
  add_includes(includes, view);
  view.insert_or_assign("has_security", !plan.security.empty());
  view.insert_or_assign("all_parameters", all_parameters(plan));
  view.insert_or_assign("base_path_literal", plan.base_path_literal);
  view.insert_or_assign(
      "parameter", plan.operations.empty() && plan.security.empty() ? "/*handlers*/" : "handlers");
  view.insert_or_assign("apis", list(plan.apis, [](const plan::ApiText& api) {
                          return Value::Object{{"class_name", api.class_name},
                                               {"file", api.file},
                                               {"member", api.member}};
                        }));
  view.insert_or_assign(
      "media_types", list(plan.media_types, [](const plan::MediaTypesText& each) {
        return Value::Object{{"constant", each.constant}, {"literals", texts(each.literals)}};
      }));
  view.insert_or_assign("operations", list(plan.operations, [](const plan::OperationText& each) {
                          return Value::Object{
                              {"id_literal", each.id_literal},
                              {"name", each.name},
                              {"file", each.file},
                              {"method", each.method},
                              {"path_literal", each.path_literal},
                              {"has_base_path", !each.base_path_literal.empty()},
                              {"base_path_literal", each.base_path_literal},
                              {"lane", each.lane},
                              {"has_consumes", !each.consumes.empty()},
                              {"consumes", each.consumes},
                              {"body_required", each.body_required},
                              {"refuses_bodies", each.refuses_bodies},
                              {"streams_body", !each.body.empty() && each.body.front().streamed},
                              {"has_produces", !each.produces.empty()},
                              {"produces", each.produces},
                              {"has_alternatives", !each.security.empty()},
                              {"security", alternatives(each)},
                              {"api_member", each.api_member},
                          };
                        }));
  return view;
}

Value::Object openapi_document(const plan::Plan& plan) {
  const auto refer_to = [](const std::string& text) { return Value::refer_to(text); };
  Value::Object view = common(plan);
  view.insert_or_assign("json", list(plan.json_document, refer_to));
  view.insert_or_assign("yaml", list(plan.yaml_document, refer_to));
  return view;
}

}  // namespace specgen::generator::views

#include "render/view_parts.hpp"
#include "render/views.hpp"

namespace specgen::generator::views {
namespace {

std::string joined(const std::vector<std::pair<std::string, std::string>>& items) {
  std::vector<std::string> braced;
  braced.reserve(items.size());
  for (const auto& [first, second] : items) {
    braced.push_back(std::string("{").append(first).append(", ").append(second).append("}"));
  }
  return listed(braced);
}

/// The initialisers of what few headers have.
std::string more_of(const plan::ResponseSpecText::Header& header) {
  const std::string style = header.style.empty() ? "nullptr" : "&" + header.style;
  if (header.nullable) return ", " + style + ", true";
  return header.style.empty() ? "" : ", " + style;
}

std::string joined(const std::vector<plan::ResponseSpecText::Header>& headers) {
  std::vector<std::string> braced;
  braced.reserve(headers.size());
  for (const auto& header : headers) {
    std::string text = "{" + header.name_literal;
    for (const auto& part : {header.required, header.kind, header.check}) {
      text.append(", ").append(part);
    }
    braced.push_back(text.append(more_of(header)).append("}"));
  }
  return listed(braced);
}

Value::Object request(const plan::EdgeRequestText& request) {
  return {
      {"operation_literal", request.operation_literal},
      {"method_literal", request.method_literal},
      {"path_literal", request.path_literal},
      {"content_type_literal", request.content_type_literal},
      {"has_body", request.has_body},
      {"body_literal", request.body},
      {"has_query", !request.query.empty()},
      {"query", joined(request.query)},
      {"has_headers", !request.headers.empty()},
      {"headers", joined(request.headers)},
      {"has_fresh", !request.fresh.empty()},
      {"fresh", listed(request.fresh)},
      {"expected", listed(request.expected)},
      {"has_captures", !request.captures.empty()},
      {"captures", joined(request.captures)},
  };
}

Value responses(const std::vector<plan::ResponseSpecText>& responses) {
  return list(responses, [](const plan::ResponseSpecText& response) {
    return Value::Object{
        {"status", response.status},           {"has_bodies", !response.bodies.empty()},
        {"bodies", joined(response.bodies)},   {"has_headers", !response.headers.empty()},
        {"headers", joined(response.headers)},
    };
  });
}

}  // namespace

Value::Object edge_cases(const plan::Plan& plan) {
  Value::Object view = common(plan);
  view.insert_or_assign("cases", list(plan.tests.cases, [&](const plan::EdgeCaseText& each) {
                          return Value::Object{
                              {"doc", texts(each.doc)},
                              {"suite", plan.tests.suite},
                              {"name", each.test_name},
                              {"id", each.id},
                              {"id_literal", each.id_literal},
                              {"description_literal", each.description_literal},
                              {"source", each.source},
                              {"source_literal", each.source_literal},
                              {"concurrent", each.concurrent},
                              {"requests", each.requests},
                              {"has_given", !each.given.empty()},
                              {"given", list(each.given, request)},
                              {"request", Value::List{request(each.request)}},
                          };
                        }));
  return view;
}

Value::Object conformance(const plan::Plan& plan) {
  Value::Object view = common(plan);
  view.insert_or_assign("title_literal", plan.title_literal);
  view.insert_or_assign("base_path_literal", plan.base_path_literal);
  view.insert_or_assign("responses", list(plan.tests.responses, [](const auto& each) {
                          return Value::Object{{"name", each.name}};
                        }));
  view.insert_or_assign("source_literals", texts(plan.tests.source_literals));
  return view;
}

Value::Object responses(const plan::Plan& plan, const plan::ResponsesText& text) {
  Value::Object view = common(plan);
  add_includes(text.includes, view);
  view.insert_or_assign("name", text.name);
  view.insert_or_assign("patterns", patterns(text.patterns));
  add_tables(text.tables, view);
  view.insert_or_assign("header_styles", list(text.header_styles, style));
  view.insert_or_assign("checks", list(text.checks, [](const plan::CheckText& check) {
                          return Value::Object{{"function", check.function},
                                               {"type", check.type},
                                               {"decode", check.decode}};
                        }));
  std::size_t index = text.first_operation;
  view.insert_or_assign("operations",
                        list(text.operations, [&](const plan::OperationSpecText& operation) {
                          return Value::Object{
                              {"index", std::to_string(index++)},
                              {"id_literal", operation.id_literal},
                              {"method_literal", operation.method_literal},
                              {"path_literal", operation.path_literal},
                              {"responses", responses(operation.responses)},
                          };
                        }));
  return view;
}

}  // namespace specgen::generator::views

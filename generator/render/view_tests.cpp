#include "render/view_parts.hpp"
#include "render/views.hpp"

namespace specgen::generator::views {
namespace {

Value pairs(const std::vector<std::pair<std::string, std::string>>& pairs) {
  return list(pairs, [](const auto& pair) {
    return Value::Object{{"name_literal", pair.first}, {"value_literal", pair.second}};
  });
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
      {"query", pairs(request.query)},
      {"has_headers", !request.headers.empty()},
      {"headers", pairs(request.headers)},
      {"has_fresh", !request.fresh.empty()},
      {"fresh", texts(request.fresh)},
      {"expected", texts(request.expected)},
      {"has_captures", !request.captures.empty()},
      {"captures",
       list(request.captures,
            [](const auto& pair) {
              return Value::Object{{"name_literal", pair.first}, {"pointer_literal", pair.second}};
            })},
  };
}

Value responses(const std::vector<plan::ResponseSpecText>& responses) {
  return list(responses, [](const plan::ResponseSpecText& response) {
    return Value::Object{
        {"status", response.status},
        {"has_bodies", !response.bodies.empty()},
        {"bodies",
         list(response.bodies,
              [](const auto& body) {
                return Value::Object{{"media_type_literal", body.first}, {"check", body.second}};
              })},
        {"has_headers", !response.headers.empty()},
        {"headers", list(response.headers,
                         [](const plan::ResponseSpecText::Header& header) {
                           return Value::Object{{"name_literal", header.name_literal},
                                                {"required", header.required},
                                                {"shape", header.shape},
                                                {"check", header.check}};
                         })},
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
  const plan::TestsText& tests = plan.tests;
  add_includes(tests.conformance_includes, view);
  view.insert_or_assign("title_literal", plan.title_literal);
  view.insert_or_assign("base_path_literal", plan.base_path_literal);
  view.insert_or_assign("patterns", patterns(tests.patterns));
  view.insert_or_assign("checks", list(tests.checks, [](const plan::CheckText& check) {
                          return Value::Object{{"function", check.function},
                                               {"type", check.type},
                                               {"decode", check.decode}};
                        }));
  view.insert_or_assign("operations",
                        list(tests.operations, [](const plan::OperationSpecText& operation) {
                          return Value::Object{
                              {"id_literal", operation.id_literal},
                              {"method_literal", operation.method_literal},
                              {"path_literal", operation.path_literal},
                              {"source_literal", operation.source_literal},
                              {"responses", responses(operation.responses)},
                          };
                        }));
  return view;
}

}  // namespace specgen::generator::views
